package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceStyleTest {
    @Test
    void everyFileReadsWell() {
        List<Path> files = House.modules().stream()
                .flatMap(module -> Stream.concat(House.sources(module).stream(), House.tests(module).stream()))
                .toList();
        assertThat(files).hasSizeGreaterThan(900);
        List<String> faults = files.stream()
                .flatMap(file -> SourceStyle.faults(House.read(file)).stream()
                        .map(fault -> House.ROOT.relativize(file) + ":" + fault))
                .toList();
        assertThat(faults).isEmpty();
    }

    @Test
    void aLongLineIsAFaultUnlessItIsText() {
        String code = "    int x = " + "1 + ".repeat(40) + "1;";
        assertThat(SourceStyle.faults(code)).hasSize(1);
        assertThat(SourceStyle.faults("    // " + "word ".repeat(30))).hasSize(1);
        assertThat(SourceStyle.faults("    say(\"" + "word ".repeat(30) + "\");"))
                .isEmpty();
    }

    @Test
    void aWordAloneOnTheLastLineOfACommentIsAFault() {
        assertThat(SourceStyle.faults("// A reason that goes on and\n// on.\nint x;"))
                .hasSize(1);
        assertThat(SourceStyle.faults("// Reason.\nint x;")).isEmpty();
    }

    @Test
    void aFirstSentenceThatIsLongIsAFault() {
        assertThat(SourceStyle.faults("/** " + "a ".repeat(26) + ". */")).hasSize(1);
        assertThat(SourceStyle.faults("/** " + "a ".repeat(24) + "end. " + "b ".repeat(9) + "*/"))
                .isEmpty();
    }

    @Test
    void aNameThatSaysNothingIsAFault() {
        assertThat(SourceStyle.faults("final class TenantManager {}")).hasSize(1);
        assertThat(SourceStyle.faults("final class TenantIds {}")).isEmpty();
    }
}
