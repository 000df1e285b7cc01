#pragma once

#include <QDialog>
#include <functional>
#include <optional>

#include "core/picture/mask_file.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace triscope::gui {

class ElidedLabel;
class Theme;

// How the mask is to be exported: what kind of file, and for each kind only what applies to it. Says at every
// change how large the file will be, and why it cannot be made when it cannot. Writes nothing itself.
class ExportDialog final : public QDialog {
    Q_OBJECT

  public:
    // Asks for a path that ends in `ending` (".png"); empty: nothing was chosen.
    using ChoosePath = std::function<QString(QWidget* parent, const QString& ending)>;

    ExportDialog(MaskPtr mask, Index block, const MaskFileOptions& start, const Theme& theme,
                 QWidget* parent = nullptr);

    void setPathChooser(ChoosePath choose) { m_choose_path = std::move(choose); }

    // As set so far, without a path; nullopt when the mask value cannot be read.
    std::optional<MaskFileOptions> options() const;

  signals:
    void saveAsked(const triscope::MaskFileOptions& options);
    void copyAsked(const triscope::MaskFileOptions& options);

  private:
    void addKinds();
    void addLook(const MaskFileOptions& start);
    void addSize(const MaskFileOptions& start);
    void addNumbers(const MaskFileOptions& start);
    void addButtons();
    void setSize(int preset);
    void follow();
    void showSize(const MaskFileOptions& options);
    void save();

    MaskPtr m_mask;
    Index m_block;
    ChoosePath m_choose_path;
    QFormLayout* m_form = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_level = nullptr;
    QComboBox* m_preset = nullptr;
    QWidget* m_sides = nullptr;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QComboBox* m_colors = nullptr;
    QCheckBox* m_boosted = nullptr;
    QComboBox* m_value = nullptr;
    QComboBox* m_dtype = nullptr;
    ElidedLabel* m_status = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
};

}  // namespace triscope::gui
