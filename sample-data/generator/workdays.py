"""Days on which an office is open: Monday to Friday, but for the days that are named."""

from datetime import timedelta

ONE = timedelta(days=1)


class Workdays:
    def __init__(self, closed):
        self.closed = closed

    def has(self, day):
        return day.weekday() < 5 and day not in self.closed

    def after(self, day, count=0):
        """The first working day at least count days after day."""
        day += count * ONE
        while not self.has(day):
            day += ONE
        return day

    def before(self, day):
        """The last working day up to day, itself included."""
        while not self.has(day):
            day -= ONE
        return day

    def draw(self, dice, low, high):
        """Any working day from low to high, both included."""
        while True:
            day = dice.day(low, high)
            if self.has(day):
                return day
