package taipan.objects;

import static taipan.objects.Raise.attributeError;

/// The code behind the attributes that a class statement adds to its instances: the names in `__slots__`, `__dict__`
/// and `__weakref__`.
/// CPython: Objects/typeobject.c (subtype_getsets_full), Python/structmember.c (T_OBJECT_EX)
final class InstanceAttributes {
    private InstanceAttributes() {}

    /// A place of the instance for a name in `__slots__`.
    record SlotPlace(String name, int place) implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public Object get(Object self) {
            Object value = ((PyObject) self).slotValue(place);
            if (value == null) {
                throw attributeError("'%T' object has no attribute '%s'", self, name);
            }
            return value;
        }

        @Override
        public void set(Object self, Object value) {
            PyObject object = (PyObject) self;
            if (value == null && object.slotValue(place) == null) {
                throw attributeError("%s", name);
            }
            object.setSlotValue(place, value);
        }
    }

    /// `__dict__` of instances.
    record InstanceDict() implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public Object get(Object self) {
            PyDict dict = Attributes.dictOf(self);
            if (dict == null) {
                throw attributeError("This object has no __dict__");
            }
            return self instanceof PyType ? new PyMappingProxy(dict) : dict;
        }

        @Override
        public void set(Object self, Object value) {
            Attributes.setDict(self, value);
        }
    }

    /// `__weakref__` of instances.
    record Weakref() implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public Object get(Object self) {
            Object first = PyWeakReference.firstTo(self);
            return first == null ? PyNone.NONE : first;
        }
    }
}
