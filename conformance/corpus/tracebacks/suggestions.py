class Robot:
    def __init__(self):
        self.velocity = 1
        self.position = 2

    def move_forward(self):
        return self.velocty


for code in ('Robot().positon', 'Robot().move_foward()', 'Robot().qqq', 'prnt(1)', 'lenght = 1; length', 'import maths', 'Robot.move',
             'x = 5; y = X', '[].apend', '"".uper()', 'True_', 'none', 'from sys import maxsise', 'abs(wdth := 1); width'):
    try:
        exec(code, {'Robot': Robot})
    except Exception as e:
        import traceback

        print(code, '->', traceback.format_exception_only(type(e), e)[-1].strip())
Robot().move_forward()
