package io.fraiseql.lifecycle.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.MailConfig;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SmtpWelcomeMailTest {
    private static final WelcomeMessage WELCOME =
            new WelcomeMessage(new TenantId("acme"), "Café Acme", "ada@acme.example", Optional.of("acme.shop.example"));

    @Test
    void theMailArrives() throws Exception {
        try (var server = new Mailbox()) {
            new SmtpWelcomeMail(config("localhost", server.port())).send(WELCOME);
            server.session.get(10, TimeUnit.SECONDS);
            assertThat(server.lines)
                    .contains("MAIL FROM:<no-reply@shop.example>", "RCPT TO:<ada@acme.example>", "To: ada@acme.example")
                    .anyMatch(line -> line.startsWith("Subject: =?UTF-8?"))
                    .anyMatch(line -> line.contains("https://acme.shop.example"));
        }
    }

    @Test
    void nothingIsSentInTheClearToAnotherMachine() throws Exception {
        try (var server = new Mailbox()) {
            // The machine's own address, by another name than those that count as this machine.
            var mail = new SmtpWelcomeMail(config("127.0.0.2", server.port()));
            assertThatThrownBy(() -> mail.send(WELCOME))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.lines).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
        }
    }

    private static MailConfig config(String host, int port) {
        return new MailConfig(host, port, false, Optional.empty(), Optional.empty(), "no-reply@shop.example");
    }

    /** As much of a mail server as one mail needs; it offers no TLS. */
    private static final class Mailbox implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final ServerSocket socket;
        private final CompletableFuture<Void> session;

        Mailbox() throws IOException {
            socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
            session = CompletableFuture.runAsync(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            try (var client = socket.accept();
                    var in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    var out = client.getOutputStream()) {
                say(out, "220 mailbox");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.add(line);
                    if (data) {
                        data = !line.equals(".");
                        if (!data) {
                            say(out, "250 kept");
                        }
                    } else if (line.equals("DATA")) {
                        data = true;
                        say(out, "354 go on");
                    } else if (line.equals("QUIT")) {
                        say(out, "221 bye");
                        return;
                    } else {
                        say(out, "250 ok");
                    }
                }
            } catch (IOException e) {
                lines.add(e.toString());
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
