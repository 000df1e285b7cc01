#pragma once

#include <QWidget>
#include <optional>

#include "app/gui/painters/mask_viewport.h"
#include "app/gui/painters/token_words.h"
#include "core/mask/mask.h"
#include "core/text/tokenize.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace triscope::gui {

class Runner;
class Session;
class TextBox;
class TextReader;
class Theme;
class TokenFlowView;
class TokenLegend;
struct ReadText;

// A text whose words name the rows and columns of the mask: pasted or from a file, cut into tokens, and shown
// as it is read, with what the marked query may attend to.
class TextPanel final : public QWidget {
    Q_OBJECT

  public:
    TextPanel(Session& session, const Theme& theme, Runner& runner, QWidget* parent = nullptr);

    // The mask of the page; tells whether the text in use still fits.
    void setMask(const MaskPtr& mask);
    // The names of that mask's positions; null while there are none, or they are not wanted.
    TokenWordsPtr words() const;
    void setMarked(std::optional<MaskCell> cell);
    void openFile(const QString& path);

    QSize sizeHint() const override;

  signals:
    void wordsChanged();  // words(), though the mask did not
    // A word of the text is the query of a row; nullopt: the pointer is at none.
    void pointed(std::optional<triscope::gui::MaskCell> cell);
    void clicked(triscope::gui::MaskCell cell);

  private:
    void addSource(QVBoxLayout& into);
    void addUse(QVBoxLayout& into);
    void addReading(QVBoxLayout& into);
    QLabel* addWords(QVBoxLayout& into, int lines, bool muted = false);
    void restore();
    void showExample();
    TokenMode mode() const;
    void askForFile();
    void takeFile(const ReadText& text);
    void countTokens();
    void use();
    void tryTriangle();
    void showState();
    void showSentence();
    bool fits() const;
    bool isDense() const;
    MaskCell cellOf(QueryIndex row) const;

    Session& m_session;
    const Theme& m_theme;
    TextReader* m_reader;
    TextBox* m_box = nullptr;
    QComboBox* m_mode = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_show = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_try = nullptr;
    QLabel* m_sentence = nullptr;
    TokenFlowView* m_flow = nullptr;
    TokenLegend* m_legend = nullptr;

    TokenizedText m_tokens;  // of what is in the box
    QString m_notice;        // about the file it came from
    TokenWordsPtr m_used;    // what the mask was made as long as
    bool m_wanted = true;    // words, not numbers
    MaskPtr m_mask;
    std::optional<MaskCell> m_marked;
};

}  // namespace triscope::gui
