print('%s is %d years' % ('Ann', 30), '%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5))
print('%.2f %8.3f %e %g %G' % (3.14159, 2.71828, 12345.678, 0.00001, 1e20))
print('%x %X %#x %o %#o %c %c' % (255, 255, 255, 8, 8, 65, 'z'))
print('%r %s %a' % ('é', 'é', 'é'), '%%', '%d%%' % 50)
print('%(name)s has %(n)03d' % {'name': 'Bob', 'n': 7})
print('%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 3.14159), '%s' % None, '%s' % (1,), '%s' % [1, 2])
print('%10s|%-10s|%.2s' % ('right', 'left', 'truncate'), '%i' % 3.99, '%d' % True)
for bad in ("'%d' % 'x'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'",
            "'%' % ()", "'%f' % None", "'%x' % 1.5", "'abc' % 1", "'%*d' % ('a', 1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, '->', type(e).__name__ + ':', e)
