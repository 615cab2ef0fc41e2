import Foundation
import GraphSchema
import Reading
import Testing

@Suite("Languages")
struct LanguageTests {
  @Test(
    "that are not English are recognised by their small words or their letters",
    arguments: [
      (
        "German",
        "Die Ministerin sagte am Montag, dass sie nicht nach Genf fahren werde, weil der Vertrag noch nicht fertig ist."
      ),
      (
        "French",
        "La ministre a dit lundi qu'elle ne se rendrait pas à Genève, parce que le traité n'est pas encore prêt."
      ),
      (
        "Spanish",
        "La ministra dijo el lunes que no iría a Ginebra porque el tratado todavía no está listo, según el gobierno."
      ),
      (
        "Portuguese",
        "A ministra disse na segunda-feira que não vai a Genebra, porque o tratado ainda não está pronto para ser assinado."
      ),
      (
        "Italian",
        "La ministra ha detto lunedì che non andrà a Ginevra perché il trattato non è ancora pronto per la firma."
      ),
      (
        "Dutch",
        "De minister zei maandag dat zij niet naar Genève gaat, omdat het verdrag nog niet klaar is voor de ondertekening."
      ),
      (
        "Swedish",
        "Ministern sade på måndagen att hon inte skulle resa till Genève, eftersom avtalet inte är klart för att skrivas under."
      ),
      (
        "Danish or Norwegian",
        "Ministeren sagde mandag, at hun ikke ville rejse til Genève, fordi aftalen ikke er klar til at blive skrevet under."
      ),
      (
        "Polish",
        "Minister powiedziała w poniedziałek, że nie pojedzie do Genewy, ponieważ umowa nie jest jeszcze gotowa do podpisu."
      ),
      (
        "Hungarian",
        "A miniszter hétfőn azt mondta, hogy nem utazik el Genfbe, mert az egyezmény még nincs kész, és nem is lesz egy ideig."
      ),
      (
        "Turkish",
        "Bakan pazartesi günü Cenevre'ye gitmeyeceğini, çünkü anlaşmanın henüz hazır olmadığını ve bir süre daha olmayacağını da dedi."
      ),
      (
        "Indonesian or Malay",
        "Menteri mengatakan pada hari Senin bahwa dia tidak akan pergi ke Jenewa karena perjanjian itu belum siap untuk ditandatangani."
      ),
      ("the Cyrillic script", "Министр заявила в понедельник, что не поедет в Женеву."),
      ("the Arabic script", "قالت الوزيرة يوم الاثنين إنها لن تذهب إلى جنيف"),
      ("Chinese characters", "部长星期一说她不会去日内瓦。"),
    ])
  func foreign(language: String, text: String) {
    #expect(ForeignLanguage.name(of: text) == language)
  }

  @Test(
    "English stays English with names, quotations and figures of other languages in it",
    arguments: [
      "The minister said on Monday that she would not go to Geneva because the treaty is not ready to be signed.",
      "“Je ne vais pas à Genève, parce que le traité n'est pas prêt,” the minister told Le Monde on Monday. She said that it was too early for a meeting of the heads of state, and that the text had to be read again by all.",
      "Министр (the minister) wrote: «Нет». Her office in Moscow did not say what she meant by that, and no one has asked.",
      "Real Madrid 3, Paris Saint-Germain 1; Bayern München 2, Ajax 2; Benfica 0, Inter 0; Celtic 4, Young Boys 0.",
      "Ada met Bo.", "",
    ])
  func english(text: String) {
    #expect(ForeignLanguage.name(of: text) == nil)
  }

  @Test func `every article of the gallery is English`() throws {
    let folder = URL(fileURLWithPath: #filePath).appending(path: "../../../Exports/Gallery/articles").standardized.path
    for result in ArticleStream([folder]) {
      let article = try result.get()
      #expect(ForeignLanguage.name(of: article.text) == nil, "\(article.source)")
    }
  }
}
