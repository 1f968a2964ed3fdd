package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A type is public because users import it, or because another package needs it. */
class PublicTypesTest {
    /** What users may import, as the packages say of themselves. */
    private static final Set<String> FOR_USERS = Set.of(
            "io.fraiseql.api",
            "io.fraiseql.server",
            "io.fraiseql.testkit",
            "io.fraiseql.tenancy",
            "io.fraiseql.tenancy.config",
            "io.fraiseql.tenancy.session");

    @Test
    void whatIsPublicIsNeededElsewhere() {
        assertThat(needlesslyPublic(House.CLASSES)).isEmpty();
    }

    @Test
    void everyPackageForUsersIsThereAndSaysSo() {
        for (String room : FOR_USERS) {
            String module = room.substring("io.fraiseql.".length()).replaceFirst("\\..*", "");
            String info = House.read(House.ROOT
                    .resolve(module)
                    .resolve("src/main/java")
                    .resolve(room.replace('.', '/'))
                    .resolve("package-info.java"));
            assertThat(info).as(room).doesNotContain("Internal");
        }
    }

    @Test
    void bites() {
        JavaClasses alone = new ClassFileImporter().importClasses(NeedlesslyPublic.class);
        assertThat(needlesslyPublic(alone)).containsExactly(NeedlesslyPublic.class.getName());
    }

    private static List<String> needlesslyPublic(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isNestedClass())
                .filter(type -> !FOR_USERS.contains(type.getPackageName()))
                // A lambda of another package is all that some interfaces are for, and leaves no trace in its class.
                // So does a constant, which the compiler copies.
                .filter(type -> !type.isInterface() && !isFoundByName(type) && !hasConstants(type))
                .filter(type -> classes.stream().noneMatch(other -> isOffered(other, type)))
                .filter(type -> users(classes, type).allMatch(type.getPackageName()::equals))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    /** The packages that use a type, or a type within it. */
    private static Stream<String> users(JavaClasses classes, JavaClass type) {
        return classes.stream()
                .filter(part ->
                        part.getName().equals(type.getName()) || part.getName().startsWith(type.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass().getPackageName());
    }

    /** Whether a public interface hands the type to whoever implements it, or asks for one. */
    private static boolean isOffered(JavaClass other, JavaClass type) {
        return other.isInterface()
                && other.getModifiers().contains(JavaModifier.PUBLIC)
                && other.getMethods().stream()
                        .anyMatch(method -> method.getRawParameterTypes().contains(type)
                                || method.getRawReturnType().equals(type));
    }

    private static boolean hasConstants(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> field.getModifiers()
                        .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL)));
    }

    /** Whether the log, the driver or the launcher finds the type by its name. */
    private static boolean isFoundByName(JavaClass type) {
        return type.isAssignableTo("ch.qos.logback.classic.spi.Configurator")
                || type.isAssignableTo("javax.net.SocketFactory")
                || type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("main"));
    }
}
