package taipan.modules.expat;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.PyIterator;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Truth;

/// Goes through an element and all below it, in the order of the document; gives elements or their texts.
/// CPython: Modules/_elementtree.c (ElementIterObject)
@PyClass(name = "_elementtree._element_iterator")
public final class PyElementIterator extends PyIterator {
    public static final PyType TYPE = PyElementIteratorBindings.newType();

    /// An element whose children are being visited.
    private static final class Place {
        final PyElement element;
        int next;

        Place(PyElement element) {
            this.element = element;
        }
    }

    private PyElement root;
    private final Object tag;
    private final boolean texts;
    private final List<Place> places = new ArrayList<>();

    PyElementIterator(PyElement root, Object tag, boolean texts) {
        super(TYPE);
        this.root = root;
        this.tag = tag;
        this.texts = texts;
    }

    public Object __iter__() {
        return this;
    }

    private static Object text(Object value) {
        return value == PyNone.NONE || !Truth.of(value) ? null : value;
    }

    public synchronized Object __next__() {
        while (true) {
            PyElement element;
            if (root != null) {
                element = root;
                root = null;
            } else {
                if (places.isEmpty()) {
                    return null;
                }
                Place place = places.getLast();
                element = place.element.child(place.next);
                if (element == null) {
                    places.removeLast();
                    if (texts && !places.isEmpty()) {
                        Object tail = text(place.element.tail);
                        if (tail != null) {
                            return tail;
                        }
                    }
                    continue;
                }
                place.next++;
            }
            places.add(new Place(element));
            if (texts) {
                Object text = text(element.text);
                if (text != null) {
                    return text;
                }
            } else if (tag == PyNone.NONE || Comparison.equal(element.tag, tag)) {
                return element;
            }
        }
    }
}
