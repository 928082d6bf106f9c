class AppError(Exception):
    """All errors of the application."""


class NotFound(AppError):
    def __init__(self, what, code=404):
        super().__init__(f'{what} not found')
        self.what, self.code = what, code


class Quiet(AppError):
    def __str__(self):
        return 'quiet please'


for error in (AppError('plain'), NotFound('page'), Quiet(1, 2)):
    try:
        raise error
    except NotFound as e:
        print('NotFound', e, e.code, e.args)
    except AppError as e:
        print(type(e).__name__, e, repr(e), e.args)
print(issubclass(NotFound, Exception), NotFound.__mro__[1].__name__, isinstance(Quiet(), AppError))
raise NotFound('user', code=410)
