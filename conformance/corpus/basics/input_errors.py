name = input()
print(f'Hello, {name}!')
age = int(input('Age: '))
print(age + 1)
