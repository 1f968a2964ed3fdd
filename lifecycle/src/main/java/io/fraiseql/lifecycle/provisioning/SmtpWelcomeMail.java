package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.config.MailConfig;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** Welcome mail by SMTP, one connection for each mail. Thread-safe. */
final class SmtpWelcomeMail implements WelcomeMail {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TIMEOUT_MILLIS = "10000";

    private final MailConfig config;

    SmtpWelcomeMail(MailConfig config) {
        this.config = config;
    }

    @Override
    public void send(WelcomeMessage welcome) throws MessagingException {
        Session session = Session.getInstance(properties());
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(welcome.to()));
        message.setSubject(welcome.subject(), StandardCharsets.UTF_8.name());
        message.setText(welcome.text(), StandardCharsets.UTF_8.name());
        message.saveChanges();
        try (Transport transport = session.getTransport(protocol())) {
            transport.connect(
                    config.host(),
                    config.port(),
                    config.user().orElse(null),
                    config.password()
                            .map(secret -> new String(secret.reveal(), StandardCharsets.UTF_8))
                            .orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Properties properties() {
        String prefix = "mail." + protocol() + ".";
        var properties = new Properties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + timeout, TIMEOUT_MILLIS);
        }
        properties.setProperty(prefix + "auth", Boolean.toString(config.user().isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        // A mail server that has lost its certificate must not get the password in the clear.
        properties.setProperty(
                prefix + "starttls.required",
                Boolean.toString(!config.implicitTls() && !THIS_MACHINE.contains(config.host())));
        return properties;
    }

    private String protocol() {
        return config.implicitTls() ? "smtps" : "smtp";
    }
}
