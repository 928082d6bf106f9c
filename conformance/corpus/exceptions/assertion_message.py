def average(numbers):
    assert len(numbers) > 0, ('no numbers', numbers)
    return sum(numbers) / len(numbers)


print(average([1, 2, 3]))
print(average([]))
