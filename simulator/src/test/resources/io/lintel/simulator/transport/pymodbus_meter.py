"""A Fuxin meter served by pymodbus: `tcp PORT` or `rtu DEVICE`. Prints `ready`, then serves.

The registers are those of the manual's example, typed here by hand and known to nothing else.
"""
import sys

from pymodbus.datastore import (
    ModbusSequentialDataBlock,
    ModbusServerContext,
    ModbusSlaveContext,
)
from pymodbus.server import StartSerialServer, StartTcpServer
from pymodbus.transaction import ModbusRtuFramer

REGISTERS = [
    0x45E1, 0x2414, 0x4603, 0xBC1B, 0x0000, 0x0000, 0x414C, 0x0000, 0x0000, 0x8431,
    0x0267, 0x4134, 0x0000, 0x0000, 0x7204, 0x5130, 0x4194, 0x0000, 0x42D0, 0x8000,
]
FIRST = 10

meter = ModbusSlaveContext(hr=ModbusSequentialDataBlock(FIRST, REGISTERS), zero_mode=True)
meters = ModbusServerContext(slaves={3: meter}, single=False)

print("ready", flush=True)
if sys.argv[1] == "tcp":
    StartTcpServer(context=meters, address=("127.0.0.1", int(sys.argv[2])))
else:
    StartSerialServer(
        context=meters, framer=ModbusRtuFramer, port=sys.argv[2], baudrate=9600, timeout=0.005
    )
