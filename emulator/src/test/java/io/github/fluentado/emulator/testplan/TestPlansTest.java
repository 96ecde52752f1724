// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.testplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Test cases in a suite make points, and runs tell the points how they came out. */
class TestPlansTest {
  private static final String PLANS = "/web/_apis/testplan/plans";
  private static final String OLD = "/web/_apis/test/plans/";
  private static final String V = "?api-version=7.1";

  @AutoClose private final Emulator emulator = Emulator.start();
  private final Wire wire = Wire.of(emulator);
  private int plan;
  private int root;

  @BeforeEach
  void makePlan() {
    JsonObject made =
        wire.post(PLANS + V, "{\"name\":\"plan\",\"areaPath\":\"web\",\"iteration\":\"web\"}")
            .json();
    plan = made.get("id").getAsInt();
    root = made.getAsJsonObject("rootSuite").get("id").getAsInt();
  }

  private String suites() {
    return PLANS + "/" + plan + "/suites";
  }

  private int suite(String name, int parent) {
    Wire.Answer made =
        wire.post(
            suites() + V,
            "{\"name\":\"%s\",\"suiteType\":\"staticTestSuite\",\"parentSuite\":{\"id\":%d}}"
                .formatted(name, parent));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.id();
  }

  private int testCase(String title) {
    return wire.create("Test Case", Wire.add("System.Title", title)).id();
  }

  private String cases(int suite) {
    return suites() + "/" + suite + "/testcase";
  }

  private Wire.Answer add(int suite, int testCase) {
    return wire.post(cases(suite) + V, "[{\"workItem\":{\"id\":" + testCase + "}}]");
  }

  private JsonObject point(int suite) {
    return wire.get(suites() + "/" + suite + "/testpoint" + V).list().get(0).getAsJsonObject();
  }

  private static String outcome(JsonObject point) {
    return point.getAsJsonObject("results").get("outcome").getAsString();
  }

  @Test
  void aPlanHasARootSuiteAndIsFoundAgain() {
    assertThat(root).isEqualTo(plan + 1);
    JsonObject got = wire.get(PLANS + "/" + plan + V).json();
    assertThat(got.get("state").getAsString()).isEqualTo("Active");
    assertThat(got.getAsJsonObject("owner").get("displayName").getAsString())
        .isEqualTo("Ada Admin");
    JsonObject changed =
        wire.patchJson(
                PLANS + "/" + plan + V,
                "{\"name\":\"other\",\"state\":\"Inactive\",\"revision\":1}")
            .json();
    assertThat(changed.get("revision").getAsInt()).isEqualTo(2);
    assertThat(changed.get("iteration").getAsString()).isEqualTo("web");
    assertThat(wire.patchJson(PLANS + "/" + plan + V, "{\"revision\":1}").status()).isEqualTo(409);
    assertThat(wire.get(PLANS + V).strings("value", "name")).containsExactly("other");
    assertThat(wire.get(PLANS + V + "&filterActivePlans=true").list()).isEmpty();
    assertThat(wire.get(PLANS + V + "&owner=00000000-0000-0000-0000-000000000000").list())
        .isEmpty();
    assertThat(wire.post(PLANS + V, "{}").status()).isEqualTo(400);
    wire.patchJson(PLANS + "/" + plan + V, "{\"testOutcomeSettings\":{}}");
    assertThat(wire.get(PLANS + V).text()).doesNotContain("testOutcomeSettings");
    assertThat(wire.get(PLANS + V + "&includePlanDetails=true").text())
        .contains("testOutcomeSettings");
    int suite = suite("s", root);
    assertThat(wire.delete(PLANS + "/" + plan + V).status()).isEqualTo(200);
    assertThat(wire.get(suites() + "/" + suite + V).typeKey())
        .isEqualTo("TestObjectNotFoundException");
    String elsewhere = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F/_apis/testplan/plans/";
    assertThat(wire.get(elsewhere + plan + V).status()).isEqualTo(404);
  }

  @Test
  void suitesLieInEachOther() {
    int outer = suite("outer", root);
    int inner = suite("inner", outer);
    assertThat(wire.get(suites() + V).ids("value")).containsExactly(root, outer, inner);
    assertThat(wire.get(suites() + V + "&asTreeView=true").list().toString())
        .contains("\"children\":[{\"id\":" + outer, "\"children\":[{\"id\":" + inner);
    String one = suites() + "/" + inner + V;
    assertThat(
            wire.patchJson(one, "{\"name\":\"moved\",\"parentSuite\":{\"id\":" + root + "}}")
                .json()
                .getAsJsonObject("parentSuite")
                .get("id")
                .getAsInt())
        .isEqualTo(root);
    String into = "{\"parentSuite\":{\"id\":" + inner + "}}";
    assertThat(wire.patchJson(suites() + "/" + inner + V, into).status()).isEqualTo(400);
    assertThat(wire.patchJson(suites() + "/" + root + V, into).status()).isEqualTo(400);
    assertThat(wire.delete(suites() + "/" + root + V).status()).isEqualTo(400);
    assertThat(wire.delete(suites() + "/" + outer + V).status()).isEqualTo(200);
    assertThat(wire.get(suites() + V).ids("value")).containsExactly(root, inner);
    assertThat(
            wire.post(suites() + V, "{\"name\":\"x\",\"suiteType\":\"staticTestSuite\"}").status())
        .isEqualTo(400);
  }

  @Test
  void aTestCaseInASuiteMakesAPoint() {
    int suite = suite("s", root);
    int testCase = testCase("case");
    JsonObject added = add(suite, testCase).list().get(0).getAsJsonObject();
    assertThat(added.getAsJsonObject("workItem").get("name").getAsString()).isEqualTo("case");
    assertThat(added.getAsJsonArray("pointAssignments")).hasSize(1);
    add(suite, testCase);
    assertThat(wire.get(suites() + "/" + suite + "/testpoint" + V).list())
        .as("not twice")
        .hasSize(1);
    JsonObject point = point(suite);
    assertThat(outcome(point)).isEqualTo("unspecified");
    assertThat(point.getAsJsonObject("configuration").get("name").getAsString())
        .isEqualTo("Windows 10");
    assertThat(point.getAsJsonObject("testCaseReference").get("id").getAsInt()).isEqualTo(testCase);
    assertThat(wire.get(cases(suite) + "/" + testCase + V).list()).hasSize(1);
    assertThat(wire.get("/_apis/testplan/suites" + V + "&testCaseId=" + testCase).ids("value"))
        .containsExactly(suite);
    assertThat(wire.get(cases(root) + V).list()).isEmpty();
    assertThat(wire.get(cases(root) + V + "&isRecursive=true").list()).hasSize(1);
    assertThat(wire.delete(cases(suite) + V + "&testCaseIds=" + testCase).status()).isEqualTo(200);
    assertThat(wire.get(suites() + "/" + suite + "/testpoint" + V).list()).isEmpty();
    assertThat(wire.get(cases(suite) + "/" + testCase + V).status()).isEqualTo(404);
  }

  @Test
  void onlyTestCasesGoIntoSuites() {
    int suite = suite("s", root);
    int task = wire.task("t").id();
    assertThat(add(suite, task).status()).isEqualTo(400);
    assertThat(add(suite, 9999).status()).isEqualTo(404);
    assertThat(wire.post(cases(suite) + V, "[{}]").status()).isEqualTo(400);
    assertThat(wire.get(cases(suite) + V).list()).isEmpty();
  }

  @Test
  void eachConfigurationIsAPointOfItsOwn() {
    int suite = suite("s", root);
    int testCase = testCase("case");
    String two =
        "[{\"workItem\":{\"id\":%d},\"pointAssignments\":[{\"configurationId\":1},{\"configurationId\":2}]}]"
            .formatted(testCase);
    wire.post(cases(suite) + V, two);
    assertThat(wire.get(suites() + "/" + suite + "/testpoint" + V).list()).hasSize(2);
    String one =
        "[{\"workItem\":{\"id\":%d},\"pointAssignments\":[{\"configurationId\":2}]}]"
            .formatted(testCase);
    wire.send("PATCH", cases(suite) + V, "application/json", one);
    assertThat(point(suite).getAsJsonObject("configuration").get("id").getAsInt()).isEqualTo(2);
  }

  @Test
  void pointsAreSetByHandAndMadeActiveAgain() {
    int suite = suite("s", root);
    add(suite, testCase("case"));
    int id = point(suite).get("id").getAsInt();
    String points = suites() + "/" + suite + "/testpoint" + V;
    String passed = "[{\"id\":" + id + ",\"results\":{\"outcome\":\"passed\"}}]";
    assertThat(wire.patchJson(points, passed).status()).isEqualTo(200);
    assertThat(outcome(point(suite))).isEqualTo("passed");
    assertThat(point(suite).get("isActive").getAsBoolean()).isFalse();
    wire.patchJson(points, "[{\"id\":" + id + ",\"results\":{\"outcome\":3}}]");
    assertThat(outcome(point(suite))).as("an enum by its number").isEqualTo("failed");
    wire.patchJson(points, "[{\"id\":" + id + ",\"isActive\":true}]");
    assertThat(outcome(point(suite))).isEqualTo("unspecified");
    assertThat(wire.patchJson(points, "[{\"id\":77}]").status()).isEqualTo(404);
    assertThat(wire.get(points + "&pointId=" + id).list()).hasSize(1);
    assertThat(wire.get(points + "&pointId=77").status()).isEqualTo(404);
  }

  @Test
  void aRunForPointsTellsThemHowTheyCameOut() {
    int suite = suite("s", root);
    add(suite, testCase("case"));
    int id = point(suite).get("id").getAsInt();
    int run =
        wire.post(
                "/web/_apis/test/runs" + V,
                "{\"name\":\"r\",\"plan\":{\"id\":\"" + plan + "\"},\"pointIds\":[" + id + "]}")
            .id();
    String results = "/web/_apis/test/runs/" + run + "/results" + V;
    JsonObject expected = wire.get(results).list().get(0).getAsJsonObject();
    assertThat(expected.get("testCaseTitle").getAsString()).isEqualTo("case");
    assertThat(expected.getAsJsonObject("testPoint").get("id").getAsString()).isEqualTo("" + id);
    wire.patchJson(
        results,
        "[{\"id\":" + expected.get("id") + ",\"outcome\":\"Failed\",\"state\":\"Completed\"}]");
    assertThat(outcome(point(suite))).isEqualTo("failed");
    assertThat(point(suite).getAsJsonObject("results").get("lastTestRunId").getAsInt())
        .isEqualTo(run);
    assertThat(wire.post("/web/_apis/test/runs" + V, "{\"name\":\"r\",\"pointIds\":[99]}").status())
        .isEqualTo(404);
  }

  @Test
  void theOlderResourcesHaveTheSame() {
    int suite = suite("s", root);
    int testCase = testCase("case");
    String cases = OLD + plan + "/suites/" + suite + "/testcases";
    assertThat(wire.post(cases + "/" + testCase + V, "").list().toString())
        .contains("\"testCase\":{\"id\":\"" + testCase + "\"");
    assertThat(wire.get(cases + V).list()).hasSize(1);
    String points = OLD + plan + "/Suites/" + suite + "/points";
    int id = wire.get(points + V).ids("value").get(0);
    Wire.Answer passed = wire.patchJson(points + "/" + id + V, "{\"outcome\":\"Passed\"}");
    assertThat(passed.strings("value", "outcome")).containsExactly("Passed");
    assertThat(wire.get(points + "/" + id + V).json().get("state").getAsString())
        .isEqualTo("Completed");
    assertThat(
            wire.post(
                    "/web/_apis/test/points" + V,
                    "{\"pointsFilter\":{\"testcaseIds\":[" + testCase + "]}}")
                .json()
                .getAsJsonArray("points"))
        .hasSize(1);
    wire.patchJson(points + "/" + id + V, "{\"resetToActive\":true}");
    assertThat(outcome(point(suite))).isEqualTo("unspecified");
    assertThat(wire.delete(cases + "/" + testCase + V).status()).isEqualTo(200);
    assertThat(wire.get(cases + V).list()).isEmpty();
    assertThat(wire.get(cases + "/x" + V).status()).isEqualTo(400);
  }
}
