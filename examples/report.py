"""A sales report made from JSON: `report.py [FILE]`, with built-in data if there is no file."""
import json
import sys
import textwrap
from collections import defaultdict
from string import Template

ORDERS = '''
[
    {"id": 1, "customer": "Ann", "items": [{"name": "tea", "price": 3.5, "count": 2}, {"name": "cup", "price": 8.0}]},
    {"id": 2, "customer": "Bob", "items": [{"name": "tea", "price": 3.5, "count": 10}], "discount": 0.1},
    {"id": 3, "customer": "Zo\\u00eb", "items": [], "note": null},
    {"id": 4, "customer": "Ann", "items": [{"name": "pot", "price": 24.99, "count": 1}], "gift": true}
]
'''

LETTER = Template('Dear $name, you ordered $count ${things} for $total in all. $thanks')


def total(order):
    amount = sum(item['price'] * item.get('count', 1) for item in order['items'])
    return round(amount * (1 - order.get('discount', 0)), 2)


def by_customer(orders):
    customers = defaultdict(lambda: {'orders': [], 'items': 0, 'total': 0.0})
    for order in orders:
        entry = customers[order['customer']]
        entry['orders'].append(order['id'])
        entry['items'] += sum(item.get('count', 1) for item in order['items'])
        entry['total'] = round(entry['total'] + total(order), 2)
    return dict(customers)


def main(arguments):
    try:
        text = open(arguments[0], encoding='utf-8').read() if arguments else ORDERS
        orders = json.loads(text)
    except json.JSONDecodeError as error:
        return f'report: not JSON: {error}'
    except OSError as error:
        return f'report: {error}'
    customers = by_customer(orders)

    print(f"{'customer':<10}|{'orders':^10}|{'items':>6}|{'total':>9}")
    print('-' * 10 + '+' + '-' * 10 + '+' + '-' * 6 + '+' + '-' * 9)
    for name in sorted(customers):
        entry = customers[name]
        print(f"{name:<10}|{', '.join(map(str, entry['orders'])):^10}|{entry['items']:>6}|{entry['total']:>9.2f}")
    print()
    for name, entry in sorted(customers.items()):
        letter = LETTER.substitute(
            name=name,
            count=entry['items'] or 'no',
            things='thing' if entry['items'] == 1 else 'things',
            total='{:,.2f}'.format(entry['total']),
            thanks='Thank you!' if entry['total'] > 30 else 'Come again.',
        )
        print(textwrap.fill(letter, 40, initial_indent='* ', subsequent_indent='  '))
    print()
    print(json.dumps(customers, indent=2, sort_keys=True, ensure_ascii=False))


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
