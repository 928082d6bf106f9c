# Containers changed by several threads at once lose nothing.
import threading

values, table, members, errors = [], {}, set(), []


def work(number):
    try:
        for i in range(4000):
            values.append(i)
            table[number, i] = i
            members.add((number, i))
            if i % 7 == 0:
                values.pop()
            if i % 5 == 0:
                table.pop((number, i))
                members.discard((number, i))
            for _ in values[:3]:
                pass
            if i % 1000 == 0:
                list(table.items()), sorted(members), repr(table), table.copy(), members | {1}
    except BaseException as error:
        errors.append(repr(error))


threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(values), len(table), len(members), errors)
print(all((number, i) in table and (number, i) in members for number in range(5) for i in range(4000) if i % 5))
