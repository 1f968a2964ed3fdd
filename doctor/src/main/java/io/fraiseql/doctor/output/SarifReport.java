package io.fraiseql.doctor.output;

import io.fraiseql.doctor.Report;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** SARIF 2.1.0, which code hosts show beside the code. A finding's place is a database object. */
public final class SarifReport {
    private SarifReport() {}

    /** The report's text, with a line break at its end. */
    public static String of(Report report) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(json, report);
            json.writeArrayPropertyStart("results");
            report.findings().forEach(finding -> result(json, finding, false));
            report.acknowledged().forEach(finding -> result(json, finding, true));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void tool(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "fraiseql doctor");
        json.writeArrayPropertyStart("rules");
        for (Rule rule : Rule.values()) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.name());
            text(json, "shortDescription", rule.claim());
            text(json, "fullDescription", rule.why());
            text(json, "help", "It cannot see: " + rule.blindSpot());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding, boolean acknowledged) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().name());
        json.writeStringProperty(
                "level",
                switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFO -> "note";
                });
        text(json, "message", finding.message() + "\n" + finding.fix());
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("fullyQualifiedName", finding.object());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        if (acknowledged) {
            json.writeArrayPropertyStart("suppressions");
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
