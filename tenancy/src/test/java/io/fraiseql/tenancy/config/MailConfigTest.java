package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().mail()).isEmpty();
    }

    @Test
    void everyKey() {
        var mail = Toml.of("""
                [mail]
                smtp_url = "smtp://mailer:s%40cret@mail.internal"
                from = "no-reply@yourapp.com"
                """).read().mail();
        assertThat(mail)
                .contains(new MailConfig(
                        "mail.internal",
                        587,
                        false,
                        Optional.of("mailer"),
                        Optional.of(Secret.of("s@cret")),
                        "no-reply@yourapp.com"));
        assertThat(mail.toString()).doesNotContain("cret");
        assertThat(MailConfig.of("smtps://mail.internal", "a@b").port()).isEqualTo(465);
        assertThat(MailConfig.of("smtp://mail.internal:25", "a@b").port()).isEqualTo(25);
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [mail]
                smtp_url = "http://mailer:hunter2@mail.internal"
                from = "nobody"
                """).problems())
                .containsExactly(
                        "2:1: smtp_url: a mail server's URL looks like smtp://user:password@host:587 or smtps://host",
                        "3:1: from: a sender is an address such as no-reply@yourapp.com");
        assertThat(Toml.of("[mail]\nsmtp_url = \"smtp://localhost\"").problems())
                .containsExactly(
                        "1:1: from is missing; set it to the sender's address, such as \"no-reply@yourapp.com\"");
        assertThat(Toml.of("[mail]\nfrom = \"a@b.example\"").problems())
                .containsExactly("1:1: smtp_url is missing; set it to smtp://user:password@host:587, or remove from");
    }
}
