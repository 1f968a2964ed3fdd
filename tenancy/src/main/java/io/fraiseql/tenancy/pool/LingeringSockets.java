package io.fraiseql.tenancy.pool;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * The sockets of the pool, which wait for the server to hang up too when they are closed to make room. A backend is
 * still there for a moment after its client has said goodbye, and takes the place of the next: without the wait, the
 * budget would be exceeded as often as connections are replaced. For the driver, which makes it by its name.
 */
public final class LingeringSockets extends SocketFactory {
    /** Bound while a connection is closed to make room for another. */
    static final ScopedValue<Boolean> MAKING_ROOM = ScopedValue.newInstance();

    private static final int LONGEST_WAIT_MILLIS = 250;

    /** For the driver. */
    public LingeringSockets() {}

    private static final class Lingering extends Socket {
        @Override
        public void close() throws IOException {
            if (MAKING_ROOM.isBound() && isConnected() && !isClosed()) {
                awaitEnd();
            }
            super.close();
        }

        private void awaitEnd() {
            try {
                setSoTimeout(LONGEST_WAIT_MILLIS);
                InputStream in = getInputStream();
                while (in.read() >= 0) {
                    // What the server still has to say interests nobody.
                }
            } catch (IOException e) {
                // It has hung up, or takes too long.
            }
        }
    }

    @Override
    public Socket createSocket() {
        return new Lingering();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return new Socket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return new Socket(host, port, localHost, localPort);
    }
}
