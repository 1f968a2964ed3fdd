package io.fraiseql.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that only few may use. Targets are matched by name, so that a rule that outlives what it speaks of can be
 * told: see {@link #unusedExceptions} and the offence that each rule is shown.
 *
 * @param claim what holds, as a message says it
 * @param bound the packages whose classes the rule binds
 * @param target what must not be used
 * @param exceptions packages, with those below them, and classes that may use it all the same
 * @param offence a class of the tests that does what the rule forbids
 */
record HouseRule(String claim, Predicate<String> bound, Target target, Set<String> exceptions, Class<?> offence) {

    /** What a rule keeps from being used. */
    sealed interface Target {
        /** A class, by its name or by what it is. */
        record Type(Predicate<JavaClass> matches) implements Target {}

        /** Methods of a class and of those that extend it. */
        record Method(String owner, Predicate<String> name) implements Target {}
    }

    /** The uses that the rule forbids. */
    List<Use> violations(JavaClasses classes) {
        return uses(classes)
                .filter(use -> exceptions.stream().noneMatch(use::isIn))
                .toList();
    }

    /** The exceptions that excuse nothing, because what they excused has moved or gone. */
    Set<String> unusedExceptions(JavaClasses classes) {
        List<Use> uses = uses(classes).toList();
        return exceptions.stream()
                .filter(place -> uses.stream().noneMatch(use -> use.isIn(place)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Use> uses(JavaClasses classes) {
        return classes.stream().filter(type -> bound.test(room(type))).flatMap(this::uses);
    }

    private Stream<Use> uses(JavaClass type) {
        return switch (target) {
            case Target.Type(var matches) ->
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                matches.test(dependency.getTargetClass().getBaseComponentType()))
                        .map(dependency -> new Use(
                                type.getName(),
                                room(type),
                                dependency.getTargetClass().getName()));
            case Target.Method(String owner, var name) ->
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isAssignableTo(owner)
                                && name.test(access.getTarget().getName()))
                        .map(access -> new Use(
                                type.getName(), room(type), access.getTarget().getFullName()));
        };
    }

    /** The package of a class; of an offence the one that it stands in for. */
    private static String room(JavaClass type) {
        return type.isAnnotatedWith(StandsIn.class)
                ? type.getAnnotationOfType(StandsIn.class).value()
                : type.getPackageName();
    }

    @Override
    public String toString() {
        return claim;
    }
}
