package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static taipan.jit.Names.THREAD;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.BitSet;
import taipan.code.Op;
import taipan.objects.PyCode;

/// Where generators and coroutines stop: the variables and the stack go back to the frame.
/// CPython: no counterpart
final class SuspensionEmitter {
    private final Emission e;
    private final CodeBuilder cb;
    private final PyCode code;
    private final BitSet assigned = new BitSet();

    SuspensionEmitter(Emission e) {
        this.e = e;
        this.cb = e.cb;
        this.code = e.code;
        for (int pc = 0; pc < e.flow.length; pc++) {
            int op = e.flow.op(pc);
            if (op == Op.STORE_FAST || op == Op.DELETE_FAST) {
                assigned.set(e.flow.arg(pc));
            }
        }
    }

    boolean emit(int pc, int op, int arg) {
        switch (op) {
            case Op.YIELD_VALUE -> {
                needFrame();
                e.operands(1);
                if (Translator.isAsyncGenerator(code)) {
                    e.invoke(Names.FRAMES, "mark", CD_Object, CD_Object);
                }
                cb.astore(e.result);
                e.flushObjects();
                suspend(pc, pc, e.height());
            }
            case Op.YIELD_FROM -> yieldFrom(pc);
            case Op.GET_YIELD_FROM_ITER -> {
                e.makeLoadable();
                e.mark(pc);
                e.loadCode();
                e.operands(1);
                e.step("yieldFromIterator", CD_Object, Names.CODE, CD_Object);
                e.pushOperand();
            }
            case Op.GET_AWAITABLE -> {
                e.mark(pc);
                e.operands(1);
                e.loadCode();
                cb.loadConstant(pc);
                e.step("awaitable", CD_Object, CD_Object, Names.CODE, CD_int);
                e.pushOperand();
            }
            case Op.GET_AITER -> {
                e.mark(pc);
                e.operands(1);
                e.step("asyncIterator", CD_Object, CD_Object);
                e.pushOperand();
            }
            case Op.GET_ANEXT -> {
                e.makeLoadable();
                e.mark(pc);
                e.peek(0);
                e.step("asyncNext", CD_Object, CD_Object);
                e.pushOperand();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void needFrame() {
        if (!e.framed) {
            throw new Untranslatable("a generator needs a frame");
        }
    }

    private void yieldFrom(int pc) {
        needFrame();
        e.flushObjects();
        e.mark(pc);
        int height = e.height();
        loadFast();
        cb.astore(e.scratch);
        keep(height - 2);
        keep(height - 1);
        e.loadThread();
        e.loadFrame();
        cb.loadConstant(code.variables + height - 1);
        e.step("yieldFrom", CD_Object, THREAD, Names.FRAME, CD_int);
        cb.astore(e.result);
        Label done = cb.newLabel();
        cb.aload(e.result).ifnull(done);
        suspend(pc, pc - 1, height - 1);
        cb.labelBinding(done);
        loadFast();
        cb.loadConstant(code.variables + height - 2).aaload().astore(e.temp(height - 2));
        // `sent` is gone, the result has taken the receiver's place.
        e.drop(1);
    }

    private void loadFast() {
        e.loadFrame();
        cb.getfield(Names.FRAME, "fast", Names.OBJECTS);
    }

    /// Stores a stack entry in the frame, whose array is in `scratch`.
    private void keep(int height) {
        cb.aload(e.scratch).loadConstant(code.variables + height).aload(e.temp(height)).aastore();
    }

    /// Leaves with the value in `result`; the frame goes on behind `lasti`.
    private void suspend(int pc, int lasti, int height) {
        loadFast();
        cb.astore(e.scratch);
        for (int i = assigned.nextSetBit(0); i >= 0; i = assigned.nextSetBit(i + 1)) {
            cb.aload(e.scratch).loadConstant(i);
            e.loadVariable(i);
            cb.aastore();
        }
        for (int i = 0; i < height; i++) {
            keep(i);
        }
        saveBlocks(pc);
        e.loadFrame();
        cb.loadConstant(lasti).loadConstant(code.variables + height);
        e.invoke(Names.FRAMES, "suspend", CD_void, Names.FRAME, CD_int, CD_int);
        cb.aload(e.result).areturn();
    }

    /// Tells the frame which blocks are open.
    private void saveBlocks(int pc) {
        e.loadFrame();
        e.invoke(Names.FRAMES, "clearBlocks", CD_void, Names.FRAME);
        saveBlock(e.flow.blocks[pc]);
    }

    private void saveBlock(Flow.Block b) {
        if (b == null) {
            return;
        }
        saveBlock(b.below());
        e.loadFrame();
        cb.loadConstant(b.isHandler() ? taipan.objects.PyFrame.EXCEPT_HANDLER : Op.SETUP_FINALLY);
        if (b.isHandler()) {
            cb.iload(e.handlerLasti(Flow.Block.handlers(b) - 1));
        } else {
            cb.loadConstant(b.handler());
        }
        cb.loadConstant(code.variables + b.level());
        cb.invokevirtual(Names.FRAME, "pushBlock", Names.type(CD_void, CD_int, CD_int, CD_int));
    }
}
