package io.fraiseql.doctor.output;

import io.fraiseql.doctor.Report;
import io.fraiseql.isolation.Finding;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code {"verdict":..., "findings":[...], "acknowledged":[...]}}, for scripts. */
public final class JsonReport {
    private JsonReport() {}

    /** The report's text, with a line break at its end. */
    public static String of(Report report) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
            json.writeArrayPropertyStart("findings");
            report.findings().forEach(finding -> write(json, finding));
            json.writeEndArray();
            json.writeArrayPropertyStart("acknowledged");
            report.acknowledged().forEach(finding -> write(json, finding));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("check", finding.rule().name());
        json.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("object", finding.object());
        json.writeStringProperty("message", finding.message());
        json.writeStringProperty("fix", finding.fix());
        json.writeEndObject();
    }
}
