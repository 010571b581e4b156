package org.hecha;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** One library, one home (design of the house, section 1). */
@AnalyzeClasses(packages = "org.hecha", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryHomesTests {

    @ArchTest
    static final ArchRule theEngineLivesInWorkflow = home("..workflow.engine..", "org.camunda..");

    @ArchTest
    static final ArchRule chanceLivesInWorkflow = home("..workflow..", "org.apache.commons.rng..");

    @ArchTest
    static final ArchRule luceneLivesInSearch =
            home("..search..", "org.apache.lucene..", "org.opensearch..", "com.github.houbb..");

    @ArchTest
    static final ArchRule parsersAndObjectStorageLiveInEvidence = home(
            "..evidence..",
            "org.apache.tika..",
            "org.apache.pdfbox..",
            "org.ofdrw..",
            "ai.onnxruntime..",
            "io.minio..",
            "okhttp3..");

    @ArchTest
    static final ArchRule typesettingLivesInDesignation = home("..designation..", "org.openpdf..");

    @ArchTest
    static final ArchRule textDocumentsAreReadInTheWorkerAndWrittenInDesignation = noClasses()
            .that()
            .resideOutsideOfPackages("..designation..", "..evidence.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi.xwpf..");

    @ArchTest
    static final ArchRule sketchesAndDifferencesLiveInReuse =
            home("..reuse..", "com.dynatrace.hash4j..", "com.github.difflib..");

    @ArchTest
    static final ArchRule flowsLiveInReview = home("..review..", "org.jgrapht..");

    @ArchTest
    static final ArchRule picturesOfMailsAreDrawnInNotification = home("..notification..", "org.jfree..");

    @ArchTest
    static final ArchRule workbooksAreWrittenInWeb = home("..web..", "org.dhatim.fastexcel..");

    @ArchTest
    static final ArchRule mailLivesInNotification =
            home("..notification..", "org.springframework.mail..", "jakarta.mail..");

    @ArchTest
    static final ArchRule servletsAndTemplatesLiveInWeb =
            home("..web..", "me.desair..", "jakarta.servlet..", "org.thymeleaf..", "org.springframework.web.servlet..");

    @ArchTest
    static final ArchRule noScriptsAndNoExpressionsOnInput = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "org.springframework.expression..");

    /** One factory makes every parser of ours safe; a second one would be the one somebody forgets. */
    @ArchTest
    static final ArchRule xmlParsersComeFromOneFactory = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.hecha.evidence.worker.Xml")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "javax\\.xml\\.parsers\\..*Factory|javax\\.xml\\.stream\\.XML(Input|Event|Stream).*(Factory|Reader)"
                            + "|javax\\.xml\\.(transform|validation|xpath)\\..*Factory|org\\.dom4j\\.io\\..*"
                            + "|org\\.apache\\.poi\\.util\\.XMLHelper|org\\.xml\\.sax\\.helpers\\.XMLReaderFactory");

    private static ArchRule home(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
