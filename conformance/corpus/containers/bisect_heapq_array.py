import array
import bisect
import heapq

scores = [10, 20, 20, 30]
print(bisect.bisect(scores, 20), bisect.bisect_left(scores, 20), bisect.bisect(scores, 5))
bisect.insort(scores, 25)
print(scores, [chr(70 - bisect.bisect([60, 70, 80, 90], s)) for s in (55, 65, 75, 85, 95)])
tasks = []
for priority, name in [(3, 'low'), (1, 'urgent'), (2, 'soon'), (1, 'also urgent')]:
    heapq.heappush(tasks, (priority, name))
while tasks:
    print(heapq.heappop(tasks), end=' ')
print()
a = array.array('i', [1, 2, 3])
a.append(4)
a.extend([5])
print(a, a[1:3], a.typecode, a.itemsize, sum(a), a.tobytes()[:4], list(a), a.index(3))
for bad in (lambda: a.append('x'), lambda: a.append(2 ** 40), lambda: array.array('z'), lambda: heapq.heappop([]), lambda: a[10]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
heapq.heappush([{}], {})
