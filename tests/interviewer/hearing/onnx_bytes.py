"""A minimal ONNX file, written byte by byte (protobuf, onnx.proto): the mean of its input, squashed."""


def _field(number: int, content: bytes | int) -> bytes:
    if isinstance(content, int):
        return _varint(number << 3) + _varint(content)
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def _tensor(name: str, *shape: int) -> bytes:
    dimensions = b"".join(_field(1, _field(1, size)) for size in shape)
    tensor = _field(1, 1) + _field(2, dimensions)  # of 32-bit floats
    return _field(1, name.encode()) + _field(2, _field(1, tensor))


def _node(kind: str, taken: str, given: str, attribute: bytes = b"") -> bytes:
    return _field(1, taken.encode()) + _field(2, given.encode()) + _field(4, kind.encode()) + attribute


def mean_model(name: str, *shape: int) -> bytes:
    """Input `name` of `shape` -> sigmoid of its mean, of shape (1, 1, ...)."""
    ones = (1,) * len(shape)
    nodes = _field(1, _node("ReduceMean", name, "mean")) + _field(1, _node("Sigmoid", "mean", "out"))
    graph = nodes + _field(2, b"g") + _field(11, _tensor(name, *shape)) + _field(12, _tensor("out", *ones))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))  # IR 8, operators 13
