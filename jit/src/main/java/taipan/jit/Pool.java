package taipan.jit;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The objects that a translated class refers to: each is a static final field, which HotSpot takes for a constant, filled
/// from the class data when the class is made.
final class Pool {
    private record Constant(Object value, ClassDesc type) {}

    private final ClassDesc owner;
    private final List<Constant> constants = new ArrayList<>();

    Pool(ClassDesc owner) {
        this.owner = owner;
    }

    /// The number of the constant.
    int index(Object value, ClassDesc type) {
        for (int i = 0; i < constants.size(); i++) {
            Constant c = constants.get(i);
            if ((c.value == value || value instanceof taipan.interpreter.Site && value.equals(c.value)) && c.type.equals(type)) {
                return i;
            }
        }
        constants.add(new Constant(value, type));
        return constants.size() - 1;
    }

    void load(CodeBuilder cb, Object value, ClassDesc type) {
        cb.getstatic(owner, "k" + index(value, type), type);
    }

    Object[] values() {
        Object[] values = new Object[constants.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = constants.get(i).value;
        }
        return values;
    }

    /// Adds the fields and their initialiser.
    void emit(ClassBuilder cls) {
        for (int i = 0; i < constants.size(); i++) {
            cls.withField("k" + i, constants.get(i).type, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE);
        }
        cls.withMethodBody("<clinit>", MethodTypeDesc.of(ConstantDescs.CD_void), ClassFile.ACC_STATIC, cb -> {
            cb.loadConstant(DynamicConstantDesc.ofNamed(MethodHandleDesc.ofMethod(
                    java.lang.constant.DirectMethodHandleDesc.Kind.STATIC, ConstantDescs.CD_MethodHandles, "classData",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_MethodHandles_Lookup, ConstantDescs.CD_String,
                            ConstantDescs.CD_Class)), "_", Names.OBJECTS));
            cb.astore(0);
            for (int i = 0; i < constants.size(); i++) {
                cb.aload(0).loadConstant(i).aaload();
                ClassDesc type = constants.get(i).type;
                if (!type.equals(ConstantDescs.CD_Object)) {
                    cb.checkcast(type);
                }
                cb.putstatic(owner, "k" + i, type);
            }
            cb.return_();
        });
    }
}
