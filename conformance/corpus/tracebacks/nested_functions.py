def a():
    def b():
        class C:
            def m(self):
                def d():
                    return [x for x in (lambda: undefined_thing)()]

                return d()

        return C().m()

    return b()


a()
