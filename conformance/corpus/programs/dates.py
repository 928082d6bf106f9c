import datetime as dt
import calendar

d = dt.date(2024, 2, 28)
print(d, repr(d), d + dt.timedelta(days=2), d.weekday(), d.isoformat(), d.strftime('%d/%m/%Y %a %b %j'), d.replace(year=2023), d.isocalendar())
t = dt.datetime(2024, 12, 31, 23, 59, 30, 123456)
print(t, t + dt.timedelta(seconds=40), t.isoformat(), t.strftime('%H:%M:%S.%f %p'), t.date(), t.time(), t.timetuple().tm_yday)
delta = dt.datetime(2024, 3, 1) - dt.datetime(2023, 3, 1, 12)
print(delta, delta.days, delta.total_seconds(), repr(delta), delta * 2, delta / 2, -delta, dt.timedelta(hours=25, minutes=-61))
print(dt.datetime.strptime('2021-05-06 07:08', '%Y-%m-%d %H:%M'), dt.date.fromisoformat('2020-02-29'), dt.date(2024, 1, 1) < d, max(d, dt.date.min))
utc = dt.datetime(2020, 1, 1, tzinfo=dt.timezone.utc)
print(utc, utc.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=30))), utc.timestamp(), dt.datetime.fromtimestamp(0, dt.timezone.utc))
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.month(2024, 2))
for bad in (lambda: dt.date(2023, 2, 29), lambda: dt.date(0, 1, 1), lambda: dt.datetime.strptime('x', '%Y'), lambda: d - 5, lambda: d < t, lambda: utc - t,
            lambda: dt.date.fromisoformat('2020-2-1'), lambda: dt.timedelta(days=10 ** 10), lambda: dt.time(25)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
dt.date('2024')
