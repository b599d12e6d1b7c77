package dev.larder.internal.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.reflect.ReflectionCatalog;
import dev.larder.internal.shape.reflect.ReflectionShapes;

/** The rules over beans that are nested in a test's class; texts leave that class' name out. */
final class PlanReports {

    static final TypeCatalog CATALOG = new ReflectionCatalog(PlanReports.class.getClassLoader(),
            Set.of(KeyRulesTest.Money.class.getName()), Set.of("user", "tenant"));

    private PlanReports() {
    }

    static String report(Class<?>... beans) {
        return report(Arrays.stream(beans).map(bean -> ReflectionShapes.bean(bean, CATALOG)).toList())
                .replace(beans[0].getEnclosingClass().getName() + '$', "");
    }

    static String report(List<BeanShape> beans) {
        return outcome(RuleLevels.DEFAULT, beans) instanceof PlanCompiler.Refused refused
                ? ProblemReport.render(refused.problems())
                : "";
    }

    static List<MethodPlan> plans(Class<?>... beans) {
        return allPlans(beans).cached();
    }

    static Plans allPlans(Class<?>... beans) {
        return ((PlanCompiler.Compiled) outcome(RuleLevels.DEFAULT, beans)).plans();
    }

    static PlanCompiler.Outcome outcome(RuleLevels levels, Class<?>... beans) {
        return outcome(levels, Arrays.stream(beans).map(bean -> ReflectionShapes.bean(bean, CATALOG)).toList());
    }

    private static PlanCompiler.Outcome outcome(RuleLevels levels, List<BeanShape> beans) {
        return PlanCompiler.compile(new PlanCompiler.Application(beans, List.of(),
                beans.stream().map(BeanShape::beanClass).collect(Collectors.toSet()), "copied"::equals, CATALOG),
                levels);
    }
}
