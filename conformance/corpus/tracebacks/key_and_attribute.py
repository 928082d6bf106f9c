config = {'name': {'first': 'Ann'}}
for action in ("config['nam']", "config['name']['last']", "config.name", "config['name']['first']['x']", "None.x", "None[0]", "None()",
               "(1).real.x", "[1, 2]['a']", "'abc'.nope()", "print.x", "int.x", "config[['a']]", "config[0][1]", "''[0]", "().x", "(lambda: 0).x",
               "Exception().x", "type.x", "object().x", "type(config).x", "range(3)[9]", "{1, 2}.x", "1.5.x", "b''[0]", "True.x", "...x"):
    try:
        eval(action)
    except Exception as e:
        print(action, '->', type(e).__name__ + ':', e)
print(config['name']['last'].upper())
