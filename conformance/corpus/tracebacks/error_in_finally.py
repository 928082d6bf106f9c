def f():
    try:
        return 1
    finally:
        close = None
        close()


f()
