import argparse

parser = argparse.ArgumentParser(prog='tool', description='A tool that does things.', epilog='That is all.')
parser.add_argument('source', help='where to read')
parser.add_argument('targets', nargs='*', default=['out'])
parser.add_argument('-v', '--verbose', action='store_true', help='say more')
parser.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many (default %(default)s)')
parser.add_argument('--mode', choices=['fast', 'slow'], default='fast')
parser.add_argument('-D', action='append', dest='defines')
parser.add_argument('--version', action='version', version='%(prog)s 1.0')
parser.add_argument('-q', action='count', default=0)
print(parser.parse_args(['in']))
print(parser.parse_args(['in', 'a', 'b', '-v', '-n5', '--mode=slow', '-D', 'x', '-Dy', '-qqq']))
print(parser.parse_known_args(['in', '--unknown', '-v'])[1])
print(parser.format_usage(), end='')
parser.print_help()
sub = argparse.ArgumentParser(prog='git')
commands = sub.add_subparsers(dest='command', required=True)
add = commands.add_parser('add', help='add files')
add.add_argument('files', nargs='+')
print(sub.parse_args(['add', 'x', 'y']))
for arguments in (['in', '-n', 'x'], ['in', '--mode', 'odd'], [], ['--version'], ['in', '--nope'], ['in', '-n']):
    try:
        parser.parse_args(arguments)
    except SystemExit as e:
        print('exit', e.code)
sub.parse_args(['remove'])
