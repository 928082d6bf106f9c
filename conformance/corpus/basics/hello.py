print('Hello, world!')
print("It's", 'a', "\"quoted\"", 'line')
print()
print(1, 2, 3, sep=', ', end='.\n')
print('tabs\tand\\backslashes', r'raw\n', '''triple
quoted''')
