package org.exchangehub.config.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house that a machine can check. */
class ArchitectureTest {

    private static final String CONTRACTS = "org.exchangehub.contracts..";
    private static final String CONNECTORS = "org.exchangehub.connectors..";
    private static final String ROUTES = "org.exchangehub.routes..";
    private static final String CONFIG = "org.exchangehub.config..";
    private static final String[] EDGES = {
        "org.exchangehub.routes.binding..", "org.exchangehub.routes.delivery..", "org.exchangehub.routes.exchange.."
    };

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.exchangehub");
    }

    @Test
    void dependenciesRunOneWay() {
        check(noClasses()
                .that()
                .resideInAPackage(CONTRACTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONNECTORS, ROUTES, CONFIG, "org.springframework..", "org.apache.camel..")
                .because("what may be said knows nothing of how, when and where it is said"));
        check(noClasses()
                .that()
                .resideInAPackage(CONNECTORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROUTES, CONFIG, "org.springframework..", "org.apache.camel..")
                .because("how a partner says it can be tried without a hub"));
        check(noClasses()
                .that()
                .resideInAPackage(ROUTES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONFIG)
                .because("flows do not know where they run"));
    }

    @Test
    void onlyConfigWires() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(CONFIG)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.context.annotation..", "org.springframework.boot..")
                .because("whoever looks for a setting or a bean finds it in config"));
    }

    @Test
    void stepsKnowNoCamel() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Steps")
                .or()
                .haveSimpleNameEndingWith("Policy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("a step is a plain function on typed messages, tested without Camel"));
    }

    @Test
    void flowsReadNoWireHeaders() {
        check(noClasses()
                .that()
                .resideInAPackage(ROUTES)
                .and()
                .resideOutsideOfPackages(EDGES)
                .should()
                .callMethodWhere(target(nameMatching("(get|set|remove)Headers?")))
                .because("a header is set by a sender, so it steers nothing inside the hub"));
        check(noClasses()
                .that()
                .resideInAPackage(ROUTES)
                .should()
                .callMethodWhere(target(nameMatching("toD|recipientList|routingSlip|dynamicRouter|simple|onException")))
                .because("destinations are computed from typed partner ids, and errors are outcomes"));
    }

    @Test
    void flowsDoNotReachIntoDelivery() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.exchangehub.routes.declaration..", "org.exchangehub.routes.referral..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.exchangehub.routes.delivery..", "org.exchangehub.routes.binding..")
                .because("a flow owes messages to the outbox and does not care how they leave"));
    }

    @Test
    void namesEndAsTheFieldExpects() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)")
                .because("such a name says nothing of the duty"));
    }

    @Test
    void modulesHaveNoCircles() {
        check(slices().matching("org.exchangehub.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a part is understood without the parts above it"));
    }

    private static void check(ArchRule rule) {
        rule.check(house);
    }
}
