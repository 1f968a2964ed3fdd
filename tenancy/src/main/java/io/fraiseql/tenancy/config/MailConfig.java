package io.fraiseql.tenancy.config;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code [mail]}: how mails leave.
 *
 * @param from the sender's address
 * @param implicitTls whether TLS begins with the connection ({@code smtps}); otherwise STARTTLS is asked for, and
 *     insisted on unless the server is on this machine
 */
public record MailConfig(
        String host, int port, boolean implicitTls, Optional<String> user, Optional<Secret> password, String from) {
    private static final int SMTP = 587;
    private static final int SMTPS = 465;
    private static final int MAX_PORT = 65535;

    public MailConfig {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
        address(from);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is between 1 and " + MAX_PORT);
        }
    }

    /** Reads {@code [mail]}; empty where there is none, too. */
    static Optional<MailConfig> read(Section section) {
        Optional<String> from = section.parsed("from", MailConfig::address);
        Optional<MailConfig> mail = section.parsed("smtp_url", url -> of(url, from.orElse("nobody@localhost")));
        if (section.has("smtp_url") && !section.has("from")) {
            section.refuse("from", "from is missing; set it to the sender's address, such as \"no-reply@yourapp.com\"");
        }
        if (section.has("from") && !section.has("smtp_url")) {
            section.refuse("smtp_url", "smtp_url is missing; set it to smtp://user:password@host:587, or remove from");
        }
        return mail;
    }

    /** Reads {@code smtp://user:password@host:587}. Its refusals show nothing of it. */
    static MailConfig of(String url, String from) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause quotes the URL, password and all.
            throw new IllegalArgumentException("the URL is malformed; percent-encode special characters in a password");
        }
        boolean implicitTls = "smtps".equals(uri.getScheme());
        if ((!implicitTls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "a mail server's URL looks like smtp://user:password@host:587 or smtps://host");
        }
        String info = uri.getUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        return new MailConfig(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : implicitTls ? SMTPS : SMTP,
                implicitTls,
                Optional.ofNullable(info).map(text -> colon < 0 ? text : text.substring(0, colon)),
                colon < 0 || info == null ? Optional.empty() : Optional.of(Secret.of(info.substring(colon + 1))),
                from);
    }

    private static String address(String text) {
        if (!text.matches("[^\\s@\\p{C}]+@[^\\s@\\p{C}]+")) {
            throw new IllegalArgumentException("a sender is an address such as no-reply@yourapp.com");
        }
        return text;
    }
}
