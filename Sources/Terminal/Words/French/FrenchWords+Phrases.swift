import Bookkeeping
import Exchange
import People
import Wording

extension FrenchWords: Words {
  func phrase(_ phrase: Phrase) -> String {
    switch phrase {
    case .asOf(let at, let known, let size):
      ["au \(at ?? "dernier acte")", known.map { "tel que connu au \($0)" }, entries(size)]
        .compactMap { $0 }.joined(separator: ", ")
    case .recorded(let kind, let position): "Noté : \(kind), à la place \(position)."
    case .recordedBefore(let position):
      "C’était déjà noté, à la place \(position) : rien n’a changé."
    case .lookAlike(let id, let new):
      "Attention : l’acte « \(id) » dit la même chose. Si c’est un doublon : "
        + "maillon correct \(new) --cancel --reason doublon"
    case .howToCheck(let id): "Pour vérifier : maillon show \(id), maillon verify"
    case .howToAccept(let command): "Pour accepter la première : \(command)"
    case .created(let path, let origin, let coop):
      "Le registre « \(origin) » est ouvert dans « \(path) », tenu par « \(coop) »."
    case .imported(let accepted, let duplicates, let size):
      many(accepted, "acte noté", "actes notés") + ", "
        + many(duplicates, "déjà connu", "déjà connus") + " ; écritures au registre : \(size)."
    case .repeats(let count, let lines):
      many(count, "ligne ressemble", "lignes ressemblent")
        + " à un acte déjà noté (genre, parties, chose, quantité et jour), sur \(language.format(lines)) sans référence\(2 * count > lines ? " : ce fichier semble déjà importé" : ""). Voyez maillon journal."
    case .repeatsRefused(let file):
      "Rien n’a été écrit. Pour ne noter que les autres lignes : maillon import \(TypedWord.path(file)) --new-only. Si ce sont bien d’autres actes, ajoutez --yes."
    case .askRepeating(let count):
      "Noter \(count == 1 ? "cette ligne" : "ces \(language.format(UInt64(count))) lignes") une seconde fois ? o/N "
    case .leftOut(let count):
      many(count, "ligne laissée", "lignes laissées") + " de côté, qui "
        + (count == 1 ? "ressemble" : "ressemblent") + " à un acte déjà noté :"
    case .backupLacks(let missing):
      "Il manque à ce registre, et donc à cette sauvegarde, des écritures publiées : \(language.format(missing.count)) (\(places(language.format(missing.size), language.format(missing.published - 1)))). Pour les reprendre : maillon restore --published DOSSIER, puis sauvegardez encore une fois."
    case .attachedBefore(let number): "C’est le même fichier que la pièce n° \(number)."
    case .noLines(let file): "\(list([file])) n’a aucune ligne : il n’y a rien à noter."
    case .wouldImport(let accepted, let duplicates):
      "Essai, rien n’a été écrit : "
        + many(accepted, "acte serait noté", "actes seraient notés")
        + ", " + many(duplicates, "est déjà connu", "sont déjà connus") + "."
    case .nothingWritten(let refusals):
      many(refusals, "refus", "refus") + ", rien n’a été écrit :"
    case .moreRefusals(let count): "… et " + many(count, "autre.", "autres.")
    case .place(let line, let id):
      [line.map { "ligne \($0)" }, id.map { "« \($0) »" }].compactMap { $0 }
        .joined(separator: ", ")
    case .restored(let size, let root): "Registre rebâti : \(entries(size)), racine \(root)."
    case .restoredFrom(let path): "Depuis « \(path) »."
    case .vaultFilesLost(let count):
      "Les noms n’y sont pas : les clés du coffre ont été retirées de cette sauvegarde, et \(many(count, "fichier scellé", "fichiers scellés")) du coffre (fiches, notes, pièces) ne \(count == 1 ? "se lit" : "se lisent") plus. Tous les actes y sont. Si ce n’est pas vous qui avez retiré les clés, reprenez une autre sauvegarde."
    case .completed(let count):
      "Écritures reprises de la publication, que la copie n’avait pas encore : \(count)."
    case .missingEntries(let count, let first, let last):
      many(count, "écriture manque, publiée", "écritures manquent, publiées")
        + " après cette copie : \(places(first, last)). "
        + "Tant que c’est le cas, le registre ne prend pas d’acte. Pour les reprendre : maillon restore --published DOSSIER, "
        + "depuis une publication qui les a ; si plus personne ne les a : maillon restore --accept-loss"
    case .newKey:
      "La clé qui signait n’y était pas, une autre est faite : publiez dans un nouveau dossier et "
        + "donnez-la aux auditeurs (maillon status). Si vous avez gardé l’ancienne, remettez-la dans "
        + "le fichier « key » du registre et ôtez « checkpoint »."
    case .backedUp(
      let path, let size, let root, let bytes, let seconds, let count, let hasKey,
      let holdsPersons):
      "Sauvegardé et vérifié dans « \(path) » : \(entries(size)), racine \(root), "
        + "\(bytes) octets, \(seconds) s. "
        + many(count, "sauvegarde à cet endroit", "sauvegardes à cet endroit")
        + (holdsPersons
          ? hasKey
            ? " ; la clé secrète et les données des personnes y sont aussi : gardez-la sous clé."
            : " ; les données des personnes y sont aussi, mais PAS la clé qui signe : gardez-la sous clé."
          : hasKey
            ? " ; la clé secrète y est aussi : gardez-la sous clé. Aucune fiche ni note d’une personne n’y est : le coffre n’en a pas."
            : " ; n’y sont PAS : la clé qui signe, ni aucune fiche ou note d’une personne.")
    case .negativeCells(let count):
      many(count, "stock est", "stocks sont") + " sous zéro : voyez maillon inventory."
    case .rebuilt(let name, let version, let entries, let isSame):
      "\(name) v\(version) : \(many(entries, "écriture relue", "écritures relues"))"
        + (isSame.map {
          $0
            ? ", résultat identique."
            : ", résultat différent d’avant : lancez maillon verify pour savoir si le journal a changé."
        } ?? ".")
    case .verified(let size, let root):
      "Tout est intact : \(entries(size)), racine \(root)."
    case .notVerified(let problems):
      many(problems, "problème", "problèmes")
        + " : ne modifiez rien, gardez une copie, et rebâtissez avec maillon restore --root RACINE depuis une archive faite avant."
    case .problemAt(let first, let last): place(first, last)
    case .flaw(let kind): flaw(kind)
    case .moreProblems(let count):
      "… et " + many(count, "autre problème", "autres problèmes")
        + " : maillon verify --json les donne tous."
    case .lastWords(let path):
      "« \(path) » est abîmé : une page du fichier ne se laisse pas lire. Rien de plus n’a été écrit. Lancez maillon verify, qui dit quelles écritures sont touchées ; si ce ne sont que les vues, maillon rebuild les refait, sinon rebâtissez le registre avec maillon restore."
    case .ledgerSize(let entries, let root, let logBytes, let viewBytes):
      "\(self.entries(entries)), racine \(root) ; journal \(logBytes) octets, vues \(viewBytes) octets"
    case .noEntry(let id):
      "Aucun acte ne porte la référence « \(id) ». maillon journal donne la liste."
    case .noMembers: "Aucune contribution de membre."
    case .seeHelp(let command): "Aide : maillon \(command.map { "\($0) " } ?? "")--help"
    case .correctedBy(let kind, let id, let quantity):
      "\(kind) « \(id) »" + (quantity.map { " : \($0)" } ?? "")
    case .fileUnreadable(let path, let fault):
      switch fault {
      case .missing: "Le fichier « \(path) » n’existe pas. Vérifiez le nom."
      case .tooLarge(let limit):
        "\(list([path])) est trop grand : au plus \(language.format(limit)) octets. Donnez moins à la fois."
      case .unreadable:
        "Le fichier « \(path) » ne se laisse pas lire. Vérifiez ses droits."
      case .folder: "\(list([path])) est un dossier. Donnez le nom d’un fichier."
      case .special:
        "\(list([path])) n’est pas un fichier. Donnez le nom d’un fichier, ou - pour l’entrée standard."
      }
    case .checkWithout(let ledger, let command):
      "Il n’y a pas de registre dans \(list([ledger])). Sans lui, avec la clé publique reçue de la coopérative : \(command)"
    case .pdf(.missing):
      "Pour un PDF il faut WeasyPrint, qui n’est pas installé : apt-get install weasyprint. "
        + "Sans lui : --format html, puis imprimez la page."
    case .pdf(.failed(let message)):
      "WeasyPrint n’a pas fait le PDF, rien n’a été écrit. Il dit : \(message)"
    case .pdf(.notEnding(let seconds)):
      "Le programme weasyprint n’a pas fini en \(language.format(UInt64(seconds))) secondes ; il a été arrêté et rien n’a été écrit. Recommencez, ou prenez la page avec --format html."
    case .pdf(.noRoom(let path)): "Pas de place pour un fichier provisoire dans « \(path) »."
    case .outputFailed(let isDone):
      isDone
        ? "Ce qui était demandé est fait ; seule la réponse n’a pas pu être écrite en entier : le disque est plein ou la sortie est fermée. Ne le refaites pas : maillon journal et maillon status montrent ce qui y est."
        : "La réponse n’a pas pu être écrite en entier : le disque est plein ou la sortie est fermée. Recommencez ailleurs."
    case .viewsBehind(let reason):
      "Tout est noté. Les vues suivront à la prochaine question : \(reason)"
    case .moreBranches(let count):
      "… et " + many(count, "autre", "autres") + " : --json les donne tous"
    case .lookAlikes(let count):
      many(count, "acte ressemble", "actes ressemblent")
        + " à un autre déjà noté : vérifiez avec maillon journal."
    case .fileUnwritable(let path):
      "Le fichier « \(path) » ne se laisse pas écrire. Vérifiez que le dossier existe et que vous en avez les droits."
    case .moreTables(let names):
      "D’autres tables suivent : choisissez-en une avec --part \(names.joined(separator: ", "))."
    case .proofHolds(let position, let size, let origin, let root):
      "La preuve tient : cet acte est à la place \(position) du journal « \(origin) » de \(entries(size)), racine \(root)."
    case .proofFails(let fault, let isOwnKey):
      switch fault {
      case .unreadable:
        "La preuve ne se laisse pas lire : demandez-la de nouveau."
      case .otherKey where isOwnKey:
        "La preuve n’est pas signée par la clé que ce registre a maintenant. Si elle date d’une clé d’avant, donnez celle-là avec --key ; sinon, elle est d’un autre registre."
      case .otherKey:
        "La preuve n’est pas signée par la clé donnée : ce n’est pas ce registre, ou pas sa clé."
      case .forged:
        "La signature est fausse : la preuve a été fabriquée ou abîmée. Gardez le fichier et demandez au registre."
      case .notIncluded:
        "La preuve ne mène pas de cet acte à la racine signée : l’acte a été changé, ou n’est pas dans ce journal. Gardez le fichier."
      }
    case .checkedBy(let key): "clé à donner aux auditeurs : \(key)"
    case .published(let path, let size, let added):
      "Publié dans « \(path) » : \(many(size, "écriture", "écritures")), dont \(many(added, "nouvelle", "nouvelles")). Servez ce dossier tel quel ; « key » est la clé des auditeurs."
    case .nowAmounts(let quantity): "Vaut maintenant : \(quantity)"
    case .now: "maintenant"
    case .wrongClock: "horloge fausse"
    case .recordedThen(let time, let clock): "\(time) (l’horloge disait le \(clock))"
    case .datesToCome(let ids):
      (ids.count == 1 ? "L’acte \(list(ids)) porte" : "Les actes \(list(ids)) portent")
        + " une date encore à venir : les questions d’aujourd’hui passent à côté. Si c’est l’horloge qui l’a donnée, tapez dans cet ordre :"
    case .notesToTellAnew(let ids):
      (ids.count == 1 ? "L’acte \(list(ids)) a une note" : "Les actes \(list(ids)) ont une note")
        + " : elle reste sous l’ancien nom. Ajoutez --note et son texte à la commande qui redit l’acte ; pour le lire : \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .datesToLookAt(let ids):
      (ids.count == 1
        ? "L’acte \(list(ids)) porte une date encore à venir, ou tient à un tel acte, et aucune commande ne le redit telle quelle"
        : "Les actes \(list(ids)) portent une date encore à venir, ou tiennent à de tels actes, et aucune commande ne les redit telle quelle")
        + ". Regardez chacun, et redites à la main ce qui doit l’être : \(ids.map { "maillon show \($0)" }.joined(separator: ", "))"
    case .clockBehind(let clock, let newest, let recorded, let command):
      "Attention : l’horloge de l’ordinateur dit le \(clock), la dernière écriture fut notée le \(newest) : ce qui est noté maintenant porte le \(recorded). Si l’horloge n’est pas juste à présent, remettez-la à l’heure ; si elle l’est : \(command)"
    case .clockFarBehind(let clock, let newest, let recorded, let cancel, let command):
      "Attention : l’horloge de l’ordinateur dit le \(clock), la dernière écriture fut notée le \(newest) : ce qui est noté maintenant porte le \(recorded). Sans doute l’horloge retarde-t-elle : remettez-la à l’heure"
        + (cancel.isEmpty
          ? "."
          : ", annulez ce qui vient d’être noté, puis notez-le de nouveau :\n"
            + cancel.map { "  " + $0 }.joined(separator: "\n"))
        + "\nSi l’horloge est juste, et que ce sont les écritures d’avant qui ne le sont pas :\n  \(command)"
    case .partyErased(let agent):
      "Attention : \(agent) est une personne effacée, et l’acte porte cet identifiant pour toujours. Si elle revient, inscrivez-la sous un autre identifiant, puis annulez cet acte et notez-le de nouveau."
    case .partyMerged(let agent, let other):
      "Attention : \(agent) a été fusionné avec \(other) : l’acte compte pour \(other). La prochaine fois, notez \(other)."
    case .partyErasedEnding(let agent):
      "\(agent) est une personne effacée. Cet acte clôt ce qui était resté ouvert avec elle."
    case .actOfErased(let agent):
      "\(agent) est une personne effacée, et l’acte porterait cet identifiant pour toujours. Si elle revient, inscrivez-la d’abord sous un autre identifiant (maillon agent), puis notez l’acte avec celui-là."
    case .endsPersonhood(let agent):
      "« \(agent) » est une personne dans ce registre, et n’en serait plus une. Ce que le coffre garde d’elle peut encore s’effacer, et aucun nom n’entre pour elle dans le registre. Pour une organisation, prenez un autre identifiant : maillon agent. Si c’est bien ce que vous voulez : --yes"
    case .oddMerger(.coop(let coop, let other)):
      "« \(coop) » est la coopérative elle-même : elle deviendrait « \(other) », qui seul resterait. Dans l’autre sens : maillon merge-agents \(other) --duplicate-of \(coop). Si c’est bien ce que vous voulez : --yes"
    case .oddMerger(.intoCoop(let agent, let coop)):
      "« \(coop) » est la coopérative elle-même : « \(agent) » serait désormais la coopérative, avec tous ses actes. Si c’est bien ce que vous voulez : --yes"
    case .oddMerger(.categories(let agent, let one, let other, let another)):
      "Au journal, « \(agent) » est « \(word(word(one, inColumn: "category"), inColumn: "agentType")) » et « \(other) » est « \(word(word(another, inColumn: "category"), inColumn: "agentType")) » : fusionnés, ils ne font qu’un. Si c’est bien le même : --yes"
    case .oddMerger(.kinds(let person, let other)):
      "« \(person) » est une personne et « \(other) » n’en est pas une : fusionnés, ils ne font qu’un, et l’un ne s’efface plus sans l’autre. Si c’est bien ce que vous voulez : --yes"
    case .oddMerger(.names(let agent, let name, let other, let otherName)):
      "Au coffre, « \(agent) » est \(printable(name)) et « \(other) » est \(printable(otherName)) : fusionnés, ils ne font qu’une personne, et effacer l’un efface l’autre. Si c’est bien la même personne : --yes"
    case .closedPeriodStays(let until, let day):
      "La période est close jusqu’au \(until) : cette correction compte dès maintenant, et les rapports de cette période restent tels quels. Pour les corriger, rouvrez d’abord la période : maillon reopen-period \(day)"
    case .packMade(let path, let size, let proofs):
      "Le dossier de contrôle est dans « \(path) » : rapport fait de \(entries(size)), registre publié dans site/, preuves : \(proofs). LISEZMOI.txt dit comment vérifier."
    case .packGuide(let origin, let size, let root, let proof):
      """
      Rapport du registre « \(origin) », fait de \(entries(size)), racine \(root).

      Demandez la clé du registre par un autre chemin que ce dossier, et mettez-la à la place de KEY.

        maillon-audit site --key KEY
          tout le registre : empreintes, arbre, tête signée
        maillon-audit site --key KEY --check-report rapport.json
          le rapport refait depuis le registre : identique, ou chiffre par chiffre ce qui diffère
        maillon check-proof \(proof) --key KEY
          un acte cité par le rapport, prouvé seul ; il y a une preuve par acte cité

      rapport.html    le rapport tel qu’on le lit
      livraisons.csv  les livraisons comptées, sous identifiant public

      Vous pouvez refaire chaque total et voir qui, sous quel identifiant, a noté et confirmé. Vous ne pouvez pas savoir le nom d’une personne, sauf de qui a accepté d’être nommé dans le rapport : il n’est pas dans le registre.

      """
    case .pageMade(let path, let size, let root):
      "La page est dans « \(path) », faite de \(entries(size)), racine \(root)."
    case .reportMade(let path, let size, let root, let digest):
      "Le rapport est dans « \(path) », fait de \(entries(size)), racine \(root).\n"
        + "  SHA-256 : \(digest)\n  Pour vérifier : maillon check-report \(TypedWord.path(path))"
    case .isReversed: "Annulé : ne compte plus."
    case .progress(let step):
      switch step {
      case .importing: "import"
      case .restoring: "reconstruction du registre"
      case .rebuilding(let name): "relecture pour \(name)"
      case .verifying: "vérification"
      }
    case .erasedPerson(let id): "personne effacée (\(id))"
    case .statementOfErased(let id):
      "Relevé d’une personne effacée (\(id)) : l’identifiant public y reste, aucun nom n’y est."
    case .personalNote(let patterns):
      "La note contient \(patterns.map(mark).joined(separator: ", ")). Elle reste dans le coffre et non dans le journal ; gardez-y le moins possible, les moyens de joindre quelqu’un vont dans maillon people set."
    case .unlikelyContact(let kind, let value):
      "« \(value) » n’a pas la forme \(kind == .mail ? "d’une adresse de courriel" : "d’un numéro de téléphone"). C’est gardé ainsi : relisez, et corrigez avec maillon people set."
    case .formerKept(let agent, let texts):
      "Auparavant : \(list(texts)). C’est gardé dans la fiche scellée, pour trouver ce qui parle encore de la personne ; maillon people show \(agent) le montre."
    case .personKept(let id): "La fiche de \(id) est gardée dans le coffre."
    case .attachmentKept(let name, let number, let bytes):
      "« \(name) » est gardé dans le coffre : pièce n° \(number), \(bytes) octets."
    case .toDetach(let file):
      "À détruire : la pièce n° \(file.number) de \(file.person), \(list([file.name])) (\(file.bytes) octets)."
    case .askDetaching(let file):
      "Détruire pour toujours la pièce n° \(file.number) de \(file.person), \(list([file.name])) (\(file.bytes) octets) ? o/N "
    case .detached(let file):
      "La pièce n° \(file.number) de \(file.agent) est détruite ; les autres gardent leur numéro. Les sauvegardes d’avant la contiennent encore."
    case .detachedBefore(let number, let agent):
      "La pièce n° \(number) de \(agent) est déjà ôtée."
    case .showsConsents(let evidence):
      evidence.count == 1
        ? "Cette pièce montre un consentement, celui de \(consents(evidence)) : il restera noté, sans elle."
        : "Cette pièce montre des consentements, ceux de \(consents(evidence)) : ils resteront notés, sans elle."
    case .evidenceChanged(let evidence): evidenceChanged(evidence)
    case .withdrawn(let id, let purpose):
      "Le consentement de \(id) pour « \(purpose) » est retiré. Ce qui fut remis ou publié d’ici là ne change pas : refaites-le sans."
    case .nothingWithdrawn(let purpose):
      "Aucun consentement n’était donné pour « \(purpose) » : rien n’a changé."
    case .noteIsLost: "note : perdue"
    case .noteGone: "note : effacée, ou gardée ailleurs ; le journal n’en a que l’empreinte"
    case .noteDiffers:
      "La note gardée n’est pas celle dont le journal a l’empreinte : elle a été changée."
    case .noteNotRead:
      "note : pas lue ; ce registre ne peut qu’être lu, et toute lecture du coffre s’y inscrit"
    case .linesUnread(let count):
      "\(many(count, "ligne suivante n’a plus été lue", "lignes suivantes n’ont plus été lues")) : corrigez d’abord celles-ci."
    case .noteLost(let id):
      "L’acte \(list([id])) est noté, mais sa note n’est plus dans le coffre : elle a été détruite ou déplacée entre-temps. Gardez-la ailleurs : un acte noté n’en reçoit pas d’autre."
    case .vaultLoss(let loss):
      "« \(loss.path) » manque, ou une partie de ses dossiers. Le registre connaît \(many(loss.persons, "personne", "personnes")) : si leurs noms, notes et consentements étaient gardés là, reprenez-les de la dernière sauvegarde qui les a, à la place de SAUVEGARDE, avant de jeter d’anciennes sauvegardes : \(recovering([], from: "SAUVEGARDE")). D’ici là, rien de nouveau n’y est gardé. Si rien n’y fut jamais gardé, ou si personne ne l’a plus, recommencez le coffre : maillon people list --force"
    case .erasedTogether(let agent, let others):
      "\(list([agent])) est effacé avec \(others.joined(separator: ", ")), fusionné : c’est une seule personne."
    case .openThings(let things): open(things)
    case .erased(let erasure): erased(erasure)
    case .traces(let traces, let decided): self.traces(traces, decided)
    case .inLog(let mentions):
      "Au journal, ineffaçable : \(many(mentions.count, "texte nomme", "textes nomment")) la personne, et cela reste pour toujours :\n"
        + self.mentions(mentions)
    case .namedInLog(let agent, let mentions):
      "Le journal garde pour toujours \(many(mentions.count, "texte qui nomme", "textes qui nomment")) « \(agent) » ; aucun effacement \(mentions.count == 1 ? "ne l’atteindra" : "ne les atteindra") :\n"
        + self.mentions(mentions)
    case .askErasing(let person): "Effacer \(person) pour toujours ? o/N "
    case .perhapsStill(let agent, let traces):
      "Ces textes parlent peut-être encore de « \(agent) ». La fiche est détruite, rien d’autre ne permettra de les retrouver : gardez cette liste et relisez-les. Pour masquer des mots, par exemple : maillon people mask \(traces[0].place)\n"
        + traces.map(trace).joined(separator: "\n")
    case .tracesInDoubt(let count, let agent):
      "\(many(count, "texte parle", "textes parlent")) peut-être de « \(agent) ». Une fois la fiche détruite, rien ne permettra de \(count == 1 ? "le" : "les") retrouver."
    case .tracesLeft(let count, let mask):
      "\(many(count, "texte qui parlait", "textes qui parlaient")) peut-être de la personne \(count == 1 ? "est resté" : "sont restés") comme plus haut : chacun se relit en clair, et des mots s’y masquent, par exemple avec \(mask)"
    case .textAt(let place, let text): "Le texte de \(place) :\n  \(printable(text))"
    case .masked(let place, let text):
      "C’est masqué. Le texte de \(place) est maintenant :\n  \(printable(text))\nLes sauvegardes d’avant le contiennent encore en clair."
    case .askWordsToMask: "Les mots à masquer, tels qu’ils sont là ; Entrée arrête ici : "
    case .askMaskingWords(let words): "Masquer \(list([printable(words)])) ? C’est définitif. o/N "
    case .nothingMasked: "Rien n’est masqué."
    case .noteMasked:
      "Des mots de cette note ont été masqués : son empreinte ne peut plus être comparée à celle du journal."
    case .unread(let places): unread(places)
    case .goesAlong(let own): "À détruire : \(destroyed(own))."
    case .madeBefore: Self.madeBefore
    case .erasureTried(let ways): "Essai : rien n’est détruit. " + self.ways(ways)
    case .erasureUnasked(let ways):
      "Rien n’a été détruit : personne n’est là pour répondre. " + self.ways(ways)
    case .askForgetting(let record): "Détruire la fiche de \(record) pour toujours ? o/N "
    case .recordForgotten(let agent, let gone): recordForgotten(agent, gone)
    case .askMasking:
      "Masquer aussi lesquels ? tous, aucun, ou des places séparées par des virgules ; Entrée arrête tout : "
    case .notErased: "Rien n’a été effacé."
    case .noMasking(let word, let place):
      "« \(word) » n’est ni tous, ni aucun, ni une place de la liste. Répondez tous pour masquer ces textes (sauf ceux qui ne le sont que nommés), aucun pour les laisser, ou des places comme \(place)."
    case .erasedBefore(let agent):
      "\(agent) était déjà une personne effacée ; ceci ne fait que vérifier de nouveau le coffre."
    case .nothingToForget(let agent):
      "Le coffre ne garde rien pour « \(agent) », et rien n’y parle de sa personne de contact : il n’y a rien à détruire. Une sauvegarde d’avant peut encore avoir une fiche."
    case .namesPersons(let namings): namings.map(names).joined(separator: "\n")
    case .shownNames(let option, let ids):
      "Le texte de \(option) nomme quelqu’un que le coffre connaît (\(list(ids))). Une page ou un papier remis ne se reprend pas, et aucun effacement ne l’atteint : retirez le nom, sauf si cette personne est d’accord."
    case .idLikeName(let id):
      "« \(id) » ressemble à un nom. Un identifiant reste pour toujours au journal, et aucun effacement ne l’atteint : prenez-en un qui ne dit rien, comme p-7f3a ; le nom va dans le coffre : maillon people set p-7f3a --name -"
    case .askNaming: "L’écrire ainsi quand même ? o/N "
    case .clockChange(let change, let zone): clockChange(change, zone)
    case .askMeant: "Est-ce bien ce que vous voulez ? o/N "
    case .nothingMissing: "Rien ne manque, que l’on sache : il n’y a rien à accepter."
    case .whatLossMeans(let missing):
      "Ceci ne se reprend pas : "
        + given(missing)
        + (missing.count == 1
          ? " serait abandonnée, et une autre prendrait sa place. "
          : " seraient abandonnées, et d’autres prendraient leur place. ")
        + "Qui garde une tête d’avant (réviseurs, témoins, lecteurs de rapports émis) trouvera que le journal a été réécrit, et aura raison : dites-le-leur vous-même, avec la raison. Publiez ensuite dans un autre dossier."
    case .lossAccepted:
      "La perte est acceptée : le registre prend de nouveau des actes. La tête signée reste dans son dossier, sous le nom « lost »."
    case .erasedInLost(let ids):
      ids.isEmpty
        ? "Si une personne fut effacée dans les écritures abandonnées, sa fiche est de nouveau dans le coffre. Une fois la perte acceptée, regardez qui y est : maillon people list, et effacez-la de nouveau : maillon erase ID"
        : "\(many(ids.count, "personne fut effacée", "personnes furent effacées")) dans les écritures abandonnées, et \(ids.count == 1 ? "sa fiche est" : "leurs fiches sont") de nouveau dans le coffre. Une fois la perte acceptée : \(ids.map { "maillon erase \($0)" }.joined(separator: ", "))"
    case .recordsTakenIn(let ids):
      "Une version d’avant de ce programme avait écrit une seconde fiche à côté de la première, pour \(list(ids)) : la première contient maintenant les deux. Relisez-la, par exemple : maillon people show \(ids[0])"
    case .restoredLedger(let coop, let origin, let last):
      "Registre de \(list([coop])) (\(origin)), dernière écriture du \(last)."
    case .periodToCome(let end, let today):
      "La période demandée finit le \(end), qui est encore à venir : le rapport est arrêté au \(today)."
    case .periodNotOver(let today):
      "La période finit aujourd’hui, le \(today), et la journée n’est pas finie : ce qui sera encore noté aujourd’hui changera ces chiffres, et le prochain rapport devra le dire."
    case .backupOf(let time):
      "La sauvegarde est du \(time). Ce qui a été publié depuis n’y est pas ; pour le reprendre : maillon restore --published DOSSIER"
    case .askClock(let clock, let newest):
      "L’horloge de l’ordinateur dit le \(clock), la dernière écriture est du \(newest). L’horloge est-elle juste ? o/N "
    case .notRecorded: "Rien n’a été écrit."
    case .anchorBehind(let path, let count):
      "La tête signée à côté du journal, \(list([path])), ne peut pas être écrite : elle a \(many(Int(clamping: count), "écriture", "écritures")) de retard, et si cela se perdait rien ne le remarquerait. Ce qui est noté reste. Demandez le droit d’écrire dans le dossier du registre ; l’acte suivant signe alors de nouveau."
    case .looksDamaged(let path, let lines):
      "Dans la liste de qui a regardé quoi, \(list([path])), \(many(lines, "ligne ne se lit pas", "lignes ne se lisent pas")) ; les autres tiennent. Une sauvegarde d’avant a peut-être encore ce qui manque : remettez-le, ou ôtez ce qui est abîmé, avec un éditeur de texte."
    case .unendedErasures(let ids):
      "\(ids.count == 1 ? "Un effacement a été commencé et n’est pas au journal" : "Des effacements ont été commencés et ne sont pas au journal") : \(list(ids)). Une sauvegarde d’avant ramènerait la fiche. Pour finir : \(ids.map { "maillon erase \($0) --yes" }.joined(separator: " ; "))"
    case .tornAnchor(let path, let isAnew):
      "La tête signée gardée hors du journal, \(list([path])), était vide ou coupée, comme après une coupure de courant : rien n’a pu être comparé avec elle. "
        + (isAnew
          ? "Elle a été refaite."
          : "La prochaine commande qui ouvre le registre pour écrire la refait.")
    case .onlyRead(let path):
      "« \(path) » ne se laisse que lire : la réponse vient du journal seul, sans les noms du coffre, et rien n’y est noté."
    case .scrubNotEnding(let seconds):
      "La vérification n’avance plus depuis \(language.format(UInt64(seconds))) secondes ; elle a été arrêtée sans conclure. Regardez si le disque répond, puis recommencez."
    case .tooFewFiles:
      "Le système n’accorde pas assez de fichiers ouverts à ce programme. Relevez la limite (ulimit -n 256) ou fermez des programmes, puis recommencez."
    case .forgottenAgain(let ids):
      "Une copie du coffre avait ramené des personnes effacées : \(ids.joined(separator: ", ")). Leurs fiches sont de nouveau détruites."
    case .rightsOfAccess(let acts, let named):
      "Gardé dans le coffre : fiche, notes, consentements et pièces, tant que la coopérative en a l’usage (le relevé des accès : 12 mois). Gardé dans le journal : \(acts) \(named.map { "de « \($0) », dont le nom y est" } ?? "sous un identifiant sans nom"), aussi longtemps que le registre existe. Vous pouvez faire rectifier votre fiche, retirer un consentement, ou demander l’effacement. Sont masqués ici (█) les noms complets, téléphones, courriels et adresses des autres personnes que le coffre connaît. Un █ peut aussi être un mot masqué pour toujours dans le texte gardé."
    case .answeredBy(let coop, let day):
      "Réponse de \(coop), du \(day). Si elle ne vous satisfait pas, dites-le d’abord à qui vous l’a remise. Vous pouvez aussi vous plaindre à l’autorité de protection des données de votre pays ; en Belgique : Autorité de protection des données, rue de la Presse 35, 1000 Bruxelles."
    }
  }

  /// How much of what was published would be given up.
  /// The first and the last of places in a row.
  func places(_ first: String, _ last: String) -> String {
    first == last ? "place \(first)" : "places \(first) à \(last)"
  }

  private func given(_ loss: MissingEntries) -> String {
    if loss.count == 0 {
      return "des écritures publiées, parmi les \(language.format(loss.published)) premières,"
    }
    return many(Int(clamping: loss.count), "écriture publiée", "écritures publiées")
      + " (\(places(language.format(loss.size), language.format(loss.published - 1))))"
  }
}
