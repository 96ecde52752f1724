// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import io.github.fluentado.emulator.server.ServiceException;

/** What is refused about extensions and their data, in the service's words where they are known. */
final class ExtensionErrors {
  private static final String TYPE = "Microsoft.VisualStudio.Services.ExtensionManagement.WebApi.";

  private ExtensionErrors() {}

  /** Its text comes as the service's store of data writes it, twice. */
  static ServiceException noCollection() {
    String once = "%error=\"1660002\";%:The collection does not exist";
    return of(404, "DocumentCollectionDoesNotExistException", once + "\r\n" + once);
  }

  static ServiceException noDocument(String id, Shelf shelf) {
    String text =
        "TF1590005: Document with id %s does not exist in collection %s for %s = %s"
            .formatted(id, shelf.scopeType(), shelf.scopeValue(), shelf.collection());
    return of(404, "DocumentDoesNotExistException", text);
  }

  static ServiceException exists(String id, Shelf shelf) {
    String text = "A document with id " + id + " exists already in " + shelf.collection() + ".";
    return of(400, "DocumentExistsException", text);
  }

  static ServiceException otherVersion(String id, int here, int sent) {
    String text = "The document " + id + " has the __etag " + here + ", not " + sent + ".";
    return of(400, "InvalidDocumentVersionException", text);
  }

  static ServiceException notInstalled(String publisher, String extension) {
    String text = "The extension " + publisher + "." + extension + " is not installed.";
    return of(404, "InstalledExtensionNotFoundException", text);
  }

  static ServiceException installed(String publisher, String extension) {
    String text = "The extension " + publisher + "." + extension + " is installed already.";
    return of(409, "ExtensionAlreadyInstalledException", text);
  }

  private static ServiceException of(int status, String typeKey, String text) {
    return ServiceException.of(status, TYPE + typeKey, 3000, text);
  }
}
