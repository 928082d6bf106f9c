"""An operating system's scheduler at play: tasks with states, packets in queues, a method call for every step."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
BUFFER = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.value = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class State:
    def __init__(self, pending=False, waiting=False, held=False):
        self.pending = pending
        self.waiting = waiting
        self.held = held

    def is_held_or_waiting(self):
        return self.held or (not self.pending and self.waiting)

    def is_waiting_with_packet(self):
        return self.pending and self.waiting and not self.held

    def packet_arrives(self):
        self.pending = True

    def becomes(self, pending, waiting):
        self.pending = pending
        self.waiting = waiting
        self.held = False


class Task(State):
    def __init__(self, kernel, ident, priority, queue, pending, waiting):
        super().__init__(pending, waiting)
        self.kernel = kernel
        self.ident = ident
        self.priority = priority
        self.queue = queue
        kernel.add(self)

    def step(self, packet):
        raise NotImplementedError

    def take_packet_and_run(self):
        packet = None
        if self.is_waiting_with_packet():
            packet = self.queue
            self.queue = packet.link
            self.becomes(self.queue is not None, False)
        return self.step(packet)

    def wait(self):
        self.waiting = True
        return self

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_arrives()
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def send(self, packet):
        kernel = self.kernel
        target = kernel.find(packet.owner)
        kernel.queued += 1
        packet.link = None
        packet.owner = self.ident
        return target.receive(packet, self)

    def hold(self):
        self.kernel.holds += 1
        self.held = True
        return self.next

    def release(self, ident):
        task = self.kernel.find(ident)
        task.held = False
        return task if task.priority > self.priority else self


class IdleTask(Task):
    def __init__(self, kernel, ident, priority, rounds):
        super().__init__(kernel, ident, priority, None, False, False)
        self.bits = 1
        self.rounds = rounds

    def step(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.bits & 1 == 0:
            self.bits >>= 1
            return self.release(DEVICE_A)
        self.bits = self.bits >> 1 ^ 0xD008
        return self.release(DEVICE_B)


class DeviceTask(Task):
    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None, False, True)
        self.held_packet = None

    def step(self, packet):
        if packet is None:
            packet = self.held_packet
            if packet is None:
                return self.wait()
            self.held_packet = None
            return self.send(packet)
        self.held_packet = packet
        return self.hold()


class WorkerTask(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True, True)
        self.target = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.owner = self.target
        packet.value = 0
        for i in range(BUFFER):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True, True)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            at = work.value
            if at >= BUFFER:
                self.work = work.link
                return self.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.value = work.data[at]
                work.value = at + 1
                return self.send(device)
        return self.wait()


class Kernel:
    def __init__(self):
        self.first = None
        self.table = [None] * 6
        self.holds = 0
        self.queued = 0

    def add(self, task):
        task.next = self.first
        self.first = task
        self.table[task.ident] = task

    def find(self, ident):
        task = self.table[ident]
        if task is None:
            raise LookupError(ident)
        return task

    def schedule(self):
        task = self.first
        while task is not None:
            if task.is_held_or_waiting():
                task = task.next
            else:
                task = task.take_packet_and_run()


def simulate(rounds):
    kernel = Kernel()
    IdleTask(kernel, IDLE, 1, rounds)
    work = Packet(Packet(None, 0, WORK_PACKET), 0, WORK_PACKET)
    WorkerTask(kernel, WORKER, 1000, work)
    for ident, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE_PACKET)
        HandlerTask(kernel, ident, priority, queue)
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.schedule()
    return kernel.queued, kernel.holds


def run():
    assert simulate(10000) == EXPECTED


EXPECTED = (23246, 9297)
