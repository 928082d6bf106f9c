package taipan.objects;

import taipan.bindings.PyClass;

/// What `_string.formatter_field_name_split` gives for the steps of a field name.
/// CPython: PyFieldNameIter_Type
@PyClass(name = "fieldnameiterator")
final class PyFieldNameIterator extends PyIterator {
    static final PyType TYPE = PyFieldNameIteratorBindings.newType();
    private final StrFormat.FieldName name;

    PyFieldNameIterator(StrFormat.FieldName name) {
        super(TYPE);
        this.name = name;
    }

    @Override
    public Object __next__() {
        StrFormat.Step step = name.next();
        return step == null ? null : PyTuple.of(step.attribute(), step.key());
    }
}
