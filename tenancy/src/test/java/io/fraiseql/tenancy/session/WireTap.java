package io.fraiseql.tenancy.session;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A proxy between a client and PostgreSQL that writes down the types of the messages that the client sends. They are P
 * Parse, B Bind, D Describe, E Execute, S Sync, Q simple query; each S or Q is a round trip.
 */
final class WireTap implements AutoCloseable {
    private static final int PROTOCOL_3 = 196608;

    private final ServerSocket listener;
    private final int target;
    private volatile boolean mute;
    private final Queue<Character> trace = new ConcurrentLinkedQueue<>();

    WireTap(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What was sent since the last call. */
    String take() {
        var taken = new StringBuilder();
        for (Character type = trace.poll(); type != null; type = trace.poll()) {
            taken.append(type);
        }
        return taken.toString();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> forward(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void forward(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(server.getOutputStream());
            int code;
            do {
                int length = in.readInt();
                code = in.readInt();
                out.writeInt(length);
                out.writeInt(code);
                out.write(in.readNBytes(length - 8));
                out.flush();
            } while (code != PROTOCOL_3);
            while (true) {
                int type = in.readUnsignedByte();
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                trace.add((char) type);
                out.writeByte(type);
                out.writeInt(length);
                out.write(body);
                out.flush();
            }
        } catch (IOException e) {
            // gone
        }
    }

    /** Keeps the server's answers to itself, from now on; what it has kept is lost. */
    void mute(boolean mute) {
        this.mute = mute;
    }

    private void pump(Socket server, Socket client) {
        try (server;
                client) {
            InputStream in = server.getInputStream();
            var buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!mute) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // gone
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
