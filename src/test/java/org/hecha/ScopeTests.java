package org.hecha;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import org.hecha.evidence.EvidenceStore;
import org.hecha.evidence.Uploads;
import org.hecha.organization.Directory;
import org.hecha.organization.Scope;

/** Nobody reads without a scope, and nobody makes a scope but the directory. */
@AnalyzeClasses(packages = "org.hecha", importOptions = ImportOption.DoNotIncludeTests.class)
class ScopeTests {

    @ArchTest
    static final ArchRule aScopeCannotBeForged =
            constructors().that().areDeclaredIn(Scope.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule screensReachEvidenceOnlyThroughDossiers = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EvidenceStore.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Uploads.class);

    @ArchTest
    static final ArchRule databasesAreReadInRepositoriesOfTheirModuleOnly = classes()
            .that()
            .resideInAPackage("..web..")
            // the screens' one table of their own: which form was sent already
            .and()
            .haveSimpleNameNotStartingWith("Once")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.springframework.jdbc..", "javax.sql..");

    /** Background work may see everything; each place that asks for it is a risk, so there are few and they are counted. */
    @ArchTest
    static void atMostTenPlacesAskForTheSystemScope(JavaClasses all) {
        var callers = all.stream()
                .flatMap(c -> c.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget().getName().equals("systemScope")
                        && call.getTargetOwner().isAssignableTo(Directory.class))
                .map(JavaAccess::getOriginOwner)
                .map(Object::toString)
                .collect(Collectors.toSet());
        assertThat(callers).hasSizeLessThanOrEqualTo(10);
    }
}
