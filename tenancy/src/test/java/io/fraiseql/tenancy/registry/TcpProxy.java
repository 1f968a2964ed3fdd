package io.fraiseql.tenancy.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP connection to the database that a test can cut, or freeze so that no byte passes and nobody is told. */
final class TcpProxy implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private ServerSocket server;
    private Thread acceptor;
    private boolean frozen;

    TcpProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        acceptor = serve(server);
    }

    int port() {
        return port;
    }

    /** Ends every connection; new ones are refused. */
    void cut() throws IOException {
        server.close();
        // A connection may have slipped in on the way; once the acceptor has ended it is among the sockets.
        join(acceptor);
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void mend() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        acceptor = serve(server);
    }

    /** Holds back every byte of the connections that are there, without ending them. */
    void freeze() {
        setFrozen(true);
    }

    @Override
    public void close() throws IOException {
        cut();
        setFrozen(false);
    }

    private void setFrozen(boolean value) {
        lock.lock();
        try {
            frozen = value;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread serve(ServerSocket accepting) {
        return Thread.ofVirtual().start(() -> {
            while (!accepting.isClosed()) {
                try {
                    Socket near = accepting.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    near.setTcpNoDelay(true);
                    far.setTcpNoDelay(true);
                    sockets.add(near);
                    sockets.add(far);
                    // What was frozen stays frozen; a new connection passes.
                    Thread.ofVirtual().start(() -> pump(near, far));
                    Thread.ofVirtual().start(() -> pump(far, near));
                    setFrozen(false);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                awaitThaw();
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The connection is over; try-with-resources ends the other half.
            return;
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
