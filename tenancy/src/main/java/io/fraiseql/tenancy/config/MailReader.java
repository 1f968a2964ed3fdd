package io.fraiseql.tenancy.config;

import java.util.Optional;
import java.util.function.Supplier;

final class MailReader {
    private MailReader() {}

    static Supplier<Optional<MailConfig>> read(Section section) {
        Optional<String> from = section.parsed("from", MailReader::address);
        Optional<MailConfig> mail =
                section.parsed("smtp_url", url -> MailConfig.of(url, from.orElse("nobody@localhost")));
        if (section.has("smtp_url") && !section.has("from")) {
            section.refuse("from", "from is missing; set it to the sender's address, such as \"no-reply@yourapp.com\"");
        }
        if (section.has("from") && !section.has("smtp_url")) {
            section.refuse("smtp_url", "smtp_url is missing; set it to smtp://user:password@host:587, or remove from");
        }
        return () -> mail;
    }

    private static String address(String text) {
        if (!text.matches("[^\\s@\\p{C}]+@[^\\s@\\p{C}]+")) {
            throw new IllegalArgumentException("a sender is an address such as no-reply@yourapp.com");
        }
        return text;
    }
}
