"""Where two files differ first: in texts the line, in zip files the part and the place in it."""

import io
import zipfile

WIDTH = 160


def difference(before, after):
    """A sentence or two on the first place that differs."""
    if before[:2] == b"PK" and after[:2] == b"PK":
        try:
            return of_zips(before, after)
        except zipfile.BadZipFile:
            pass
    return of_texts(before, after)


def of_zips(before, after):
    old, new = parts(before), parts(after)
    if list(old) != list(new):
        return f"the parts are other ones, or stand in another order:\n    - {list(old)}\n    + {list(new)}"
    changed = [name for name in old if old[name] != new[name]]
    if not changed:
        return "the parts are the same, but not how they are packed"
    return f"differs in {', '.join(changed)}; the first: {of_texts(old[changed[0]], new[changed[0]])}"


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def of_texts(before, after):
    place = next((at for at, (old, new) in enumerate(zip(before, after)) if old != new), min(len(before), len(after)))
    line = before.count(b"\n", 0, place) + 1
    begin = max(before.rfind(b"\n", 0, place) + 1, place - WIDTH // 2)
    return f"line {line}, byte {place}\n    - {excerpt(before, begin)}\n    + {excerpt(after, begin)}"


def excerpt(data, begin):
    return data[begin : begin + WIDTH].decode(errors="replace").replace("\n", "⏎")
