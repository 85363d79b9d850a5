package dev.pairkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Proves the layout that the packages promise. */
@AnalyzeClasses(packages = "dev.pairkeeper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  private static final String[] PURE = {
    "dev.pairkeeper.topology..",
    "dev.pairkeeper.quoting..",
    "dev.pairkeeper.analysis..",
    "dev.pairkeeper.keepalived..",
    "dev.pairkeeper.plan.."
  };

  @ArchTest
  static final ArchRule pureModulesKnowNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and(areNotPackageDescriptions())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "net.schmizz..");

  @ArchTest
  static final ArchRule proposalsOfPairsAreMadeWithoutTouchingAnything =
      noClasses()
          .that()
          .resideInAPackage("dev.pairkeeper.discovery..")
          .and()
          .haveSimpleNameNotEndingWith("Reader")
          .and()
          .haveSimpleNameNotEndingWith("Discovery")
          .and(areNotPackageDescriptions())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Shell")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Sessions");

  @ArchTest
  static final ArchRule onlyTheSshModuleKnowsSshj =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pairkeeper.ssh..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.schmizz..", "com.hierynomus..");

  @ArchTest
  static final ArchRule onlyTheMysqlModuleSpeaksPlainJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pairkeeper.mysql..", "dev.pairkeeper.registry..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Connection")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.DriverManager");

  @ArchTest
  static final ArchRule entitiesLiveInTheModulesThatKeepThings =
      classes()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .resideInAnyPackage("dev.pairkeeper.registry..", "dev.pairkeeper.access..")
          .andShould()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule pagesAndApiTouchNoHost =
      noClasses()
          .that()
          .resideInAPackage("dev.pairkeeper.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pairkeeper.ssh..", "dev.pairkeeper.mysql..");

  @Test
  void modulesLeanOnlyOnWhatTheyDeclare() {
    ApplicationModules.of(PairkeeperApplication.class).verify();
  }

  private static DescribedPredicate<JavaClass> areNotPackageDescriptions() {
    return new DescribedPredicate<>("are not package descriptions") {
      @Override
      public boolean test(JavaClass type) {
        return !type.getSimpleName().equals("package-info");
      }
    };
  }
}
