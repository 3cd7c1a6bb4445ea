"""What a reader of printed counts can work out, by trying: is there a table of whole numbers that fits?

Numbers have ranges (low, high; high None: no end) and ties: {number: factor} whose sum is 0. A table is looked for with
one number set to another one: ranges are narrowed by the ties, and what is left open is tried, numbers near the true ones
first. Knows nothing of how the program decides what to hide.
"""


def narrowed(ranges, ties, touching, changed):
    """Narrow ranges by ties until nothing is new; False: no table fits."""
    waiting = set(touching[changed]) if changed is not None else set(range(len(ties)))
    while waiting:
        tie = ties[waiting.pop()]
        least = [(f * ranges[c][0] if f > 0 else None if ranges[c][1] is None else f * ranges[c][1]) for c, f in tie]
        most = [(f * ranges[c][0] if f < 0 else None if ranges[c][1] is None else f * ranges[c][1]) for c, f in tie]
        open_least, open_most = least.count(None), most.count(None)
        sum_least, sum_most = sum(x for x in least if x is not None), sum(x for x in most if x is not None)
        for i, (count, factor) in enumerate(tie):
            low, high = ranges[count]
            if open_least - (least[i] is None) == 0:      # factor * count <= -(least of the rest)
                bound = -(sum_least - (least[i] or 0))
                if factor > 0:
                    high = bound // factor if high is None else min(high, bound // factor)
                else:
                    low = max(low, -(bound // -factor))
            if open_most - (most[i] is None) == 0:        # factor * count >= -(most of the rest)
                bound = -(sum_most - (most[i] or 0))
                if factor > 0:
                    low = max(low, -(-bound // factor))
                else:
                    high = -bound // -factor if high is None else min(high, -bound // -factor)
            if high is not None and low > high:
                return False
            if (low, high) != ranges[count]:
                ranges[count] = (low, high)
                waiting.update(touching[count])
    return True


class Reader:
    """What somebody knows who has read all that is printed."""

    def __init__(self):
        self.ranges, self.ties, self.touching = {}, [], {}

    def number(self, name, low=0, high=None):
        """A number within a range; one that is known already is narrowed."""
        if name in self.ranges:
            old = self.ranges[name]
            low, high = max(low, old[0]), high if old[1] is None else old[1] if high is None else min(high, old[1])
        self.ranges[name] = (low, high)
        self.touching.setdefault(name, [])

    def sum(self, whole, parts):
        """whole = the sum of parts, all of them numbers."""
        factors = {whole: -1}
        for part in parts:
            factors[part] = factors.get(part, 0) + 1
        for name in factors:
            self.touching[name].append(len(self.ties))
        self.ties.append(list(factors.items()))

    def table(self, name, value, truth, steps=4000):
        """A whole table that fits with that number, as {name: number}; False: there is none; None: not found in time."""
        ranges = dict(self.ranges)
        low, high = ranges[name]
        if value < low or high is not None and value > high:
            return False
        if not narrowed(ranges, self.ties, self.touching, None):
            raise ValueError("what is printed contradicts itself")
        if not (ranges[name][0] <= value and (ranges[name][1] is None or value <= ranges[name][1])):
            return False
        ranges[name] = (value, value)
        if not narrowed(ranges, self.ties, self.touching, name):
            return False
        self.steps = steps
        return self._settle(ranges, truth)

    def _settle(self, ranges, truth):
        loose = [c for c, (low, high) in ranges.items() if low != high]
        if not loose:
            return {c: low for c, (low, _) in ranges.items()}
        # what cannot be as it truly is comes first: only then is anything to be decided
        loose.sort(key=lambda c: (ranges[c][0] <= truth[c] and (ranges[c][1] is None or truth[c] <= ranges[c][1]),
                                  1 << 30 if ranges[c][1] is None else ranges[c][1] - ranges[c][0], str(c)))
        count = loose[0]
        low, high = ranges[count]
        end = low + 60 if high is None else high
        for value in sorted(range(low, min(end, low + 400) + 1), key=lambda v: (abs(v - truth[count]), v)):
            self.steps -= 1
            if self.steps < 0:
                return None
            tried = dict(ranges)
            tried[count] = (value, value)
            if narrowed(tried, self.ties, self.touching, count):
                found = self._settle(tried, truth)
                if found is not False:
                    return found
        return False if end == high else None

    def leaks(self, name, below, zeros, truth):
        """The small numbers that a small count cannot be."""
        return [v for v in range(0 if zeros else 1, below) if self.table(name, v, truth) is False]
