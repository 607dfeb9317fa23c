"""A hundred clients that write what is on standard input and close at once, as old scripts do.

Arguments: port, PEM file with certificate and key, TLS version, and "reset" to close with a TCP reset
once the frame has been written. Prints how many were sent.
"""
import socket
import ssl
import struct
import sys

port, pem, version, how = sys.argv[1:5]
frame = sys.stdin.buffer.read()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
context.load_cert_chain(pem)
for _ in range(100):
    raw = socket.create_connection(("127.0.0.1", int(port)))
    # Nagle's algorithm would keep the frame back until the handshake is acknowledged, and a reset throws it away.
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    secure = context.wrap_socket(raw)
    secure.sendall(frame)
    if how == "reset":
        secure.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    secure.close()
print(100)
