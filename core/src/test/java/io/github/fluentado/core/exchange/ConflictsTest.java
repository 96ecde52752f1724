// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ServiceError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictsTest {
  private static boolean tells(int status, String key) {
    return Conflicts.tells(
        status, new ServiceError(Optional.empty(), Optional.of(key), Optional.empty()));
  }

  private static boolean tellsByCode(int status, String code) {
    return Conflicts.tells(
        status, new ServiceError(Optional.empty(), Optional.empty(), Optional.of(code)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WorkItemLinkAlreadyExistsException",
        "DefinitionExistsException",
        "DuplicateTagNameException",
        "DuplicatedNameException",
        "WikiPageHasConflictsException",
        "GitReferenceStaleException",
        "ConcurrencyException",
        "ConcurrentUpdateException",
        "PoolInUseException",
        "NameNotUniqueException",
        "NonUniqueNameException"
      })
  void thatSomebodyWasFirstIsToldByAWordOfTheKey(String key) {
    for (int status : new int[] {400, 409, 412, 500}) {
      assertThat(tells(status, key)).as("%s %s", status, key).isTrue();
    }
    for (int status : new int[] {401, 403, 404, 408, 410, 501, 503}) {
      assertThat(tells(status, key)).as("%s %s", status, key).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProjectDoesNotExistException",
        "BranchNoLongerExistsException",
        "ConflictingParametersException",
        "ExistsingException",
        "InUserException",
        "VssPropertyValidationException"
      })
  void otherKeysTellNothingOfThat(String key) {
    assertThat(tells(400, key)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"400, true", "404, true", "499, true", "500, false", "503, false"})
  void aChangeInTheMeantimeIsToldByItsKeyOrCodeUnderAnyRefusal(int status, boolean told) {
    assertThat(tells(status, "TestPatchOperationFailedException")).isEqualTo(told);
    assertThat(tells(status, "WorkItemRevisionMismatchException")).isEqualTo(told);
    assertThat(tellsByCode(status, "TF26071")).isEqualTo(told);
    assertThat(tellsByCode(status, "TF401179")).isEqualTo(told);
    assertThat(tellsByCode(status, "TF400000")).isFalse();
  }

  @Test
  void nothingToldIsNoConflict() {
    assertThat(Conflicts.tells(409, ServiceError.none())).isFalse();
  }
}
